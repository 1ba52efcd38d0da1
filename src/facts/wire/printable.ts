/** A string from outside with its control characters (C0, C1, bidirectional overrides) shown as `\x1b`, at most `max` long. */
export function printable(text: string, max = 2000): string {
  const shown = text.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, (char) => {
    const code = char.charCodeAt(0).toString(16);
    return code.length > 2 ? `\\u${code}` : `\\x${code.padStart(2, '0')}`;
  });
  return shown.length > max ? `${shown.slice(0, max)}…` : shown;
}
