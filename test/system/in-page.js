// Functions that run inside the browser: sent there as text, so each stands alone.
/* global document, getComputedStyle, location */

export function openAll() {
  for (const part of document.querySelectorAll('details')) part.open = true;
}

/**
 * How far the page is wider than the window, and what sticks out of it.
 * @returns {string[]}
 */
export function overflow() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.querySelectorAll('body *')].filter(
    (each) => each.getBoundingClientRect().right > width + 1,
  );
  return [
    `${document.documentElement.scrollWidth} > ${width}`,
    ...wide.slice(0, 5).map((each) => each.outerHTML.slice(0, 120)),
  ];
}

/**
 * What has the focus, and how wide the ring around it is.
 * @returns {{ tag: string, id: string, name: string, kind: string, ring: number }}
 */
export function focused() {
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element.closest('.chip') ?? element);
  return {
    tag: element.tagName,
    id: element.id,
    name: element.getAttribute('name') ?? '',
    kind: element.className,
    ring: outlineStyle === 'none' ? 0 : parseFloat(outlineWidth),
  };
}

/**
 * Visible themes in which no finding is left.
 * @returns {number}
 */
export function emptyParts() {
  return [...document.querySelectorAll('.part:not(.off)')].filter(
    (part) => part.querySelector('details.finding') && !part.querySelector('details.finding:not(.off)'),
  ).length;
}

/** @param {string} id */
export function goTo(id) {
  location.hash = `#${id}`;
}

/**
 * @returns {string}
 */
export function backgroundOfPage() {
  return getComputedStyle(document.body).backgroundColor;
}

/**
 * Anchors of the findings that the filter leaves, in order.
 * @returns {string[]}
 */
export function shownFindings() {
  return [...document.querySelectorAll('details.finding:not(.off)')].map(({ id }) => id);
}
