// Functions that run inside the browser: sent there as text, so each stands alone.
/* global document, getComputedStyle, location */

export function openAll() {
  for (const part of document.querySelectorAll('details')) part.open = true;
}

/**
 * What is wider than the window, or sticks out of the part of the page it belongs to.
 * @returns {string[]}
 */
export function overflow() {
  const root = document.documentElement;
  const found = root.scrollWidth > root.clientWidth ? [`page: ${root.scrollWidth} > ${root.clientWidth}`] : [];
  for (const frame of document.querySelectorAll('header > div, nav, main, footer')) {
    const edge = frame.getBoundingClientRect().right + 1;
    for (const each of frame.querySelectorAll('*')) {
      // Where rows are cards the column titles are clipped to one pixel: read aloud, not shown.
      const titles = each.closest('thead');
      if (titles !== null && getComputedStyle(titles).position === 'absolute') continue;
      const { right, width } = each.getBoundingClientRect();
      if (width > 1 && right > edge) {
        found.push(`${Math.round(right)} > ${Math.round(edge)}: ${each.outerHTML.slice(0, 120)}`);
      }
    }
  }
  return found.slice(0, 5);
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
