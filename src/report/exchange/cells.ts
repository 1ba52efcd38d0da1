import type { CellObject } from 'write-excel-file/universal';

/** A cell of a spreadsheet holds no more characters; a longer text would come back cut. */
export const CELL_CHARACTERS = 32_767;

const INK = {
  head: '#17456B',
  text: '#1A1F24',
  question: '#F4F6F8',
  answer: '#FFF4DC',
  line: '#D3DAE0',
  white: '#FFFFFF',
};

/** The head of a column. */
export function headCell(text: string): CellObject {
  return {
    ...textCell(text),
    fontWeight: 'bold',
    textColor: INK.white,
    backgroundColor: INK.head,
    alignVertical: 'center',
    height: 32,
  };
}

/** A cell of a row; what is to be filled in stands out. */
export function bodyCell(text: string, answer: boolean): CellObject {
  const look = {
    backgroundColor: answer ? INK.answer : INK.question,
    borderColor: INK.line,
    borderStyle: 'thin' as const,
  };
  return text === '' ? look : { ...textCell(text), ...look };
}

/** Text, whatever it begins with: no cell of ours is a formula. */
export function textCell(text: string): CellObject {
  return { value: escapeCell(text), type: String, wrap: true, alignVertical: 'top', textColor: INK.text };
}

/** Characters that XML forbids or that a writer of it takes out, and an underscore that could begin such an escape. */
const CHANGED =
  /_(?=x[0-9A-Fa-f]{4})|[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffd]|\p{Noncharacter_Code_Point}|\p{Cs}/gu;

/** What XML or a spreadsheet would change stands as `_x000D_`, so that it comes back as it was. */
function escapeCell(text: string): string {
  // The writer looks texts up in a plain object, and takes the name of one of its own properties for a text it knows.
  if (text in {}) return escaped(text.slice(0, 1)) + text.slice(1);
  return text.replace(CHANGED, escaped);
}

function escaped(character: string): string {
  const codes = Array.from({ length: character.length }, (_, at) => character.charCodeAt(at));
  return codes.map((code) => `_x${code.toString(16).toUpperCase().padStart(4, '0')}_`).join('');
}
