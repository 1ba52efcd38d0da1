import { expect, test } from 'vitest';
import { parseIni, type IniGrammar } from '../../../src/facts/config/ini.ts';

const SYSTEMD: IniGrammar = { comments: '#;', separator: '=', continues: 'backslash' };
const JAIL: IniGrammar = { comments: '#;', separator: '=:', continues: 'indent' };
const WORDS: IniGrammar = { comments: '#', separator: 'space', inline: true, bare: true };

function read(text: string, grammar: IniGrammar): readonly string[] {
  return parseIni(text, grammar).map((each) =>
    'detail' in each ? `${each.line}! ${each.detail}` : `${each.line} [${each.section}] ${each.key}=${each.value}`,
  );
}

test.each<[string, IniGrammar, string, readonly string[]]>([
  ['sections', SYSTEMD, 'A=1\n[J]\n B = 2 \n', ['1 []A=1', '3 [J]B=2']],
  ['comments', SYSTEMD, '# a\n; b\nA=1 # kept\n', ['3 []A=1 # kept']],
  ['a line that goes on', SYSTEMD, 'A=1 \\\n# in between\n 2\nB=3', ['1 []A=1   2', '4 []B=3']],
  ['an empty line ends what goes on', SYSTEMD, 'A=1 \\\n\nB=3', ['1 []A=1', '3 []B=3']],
  ['an indent goes on', JAIL, '[j]\na = 1\n   2\nb: 3', ['2 [j]a=1\n2', '4 [j]b=3']],
  ['words', WORDS, 'Key value # not\nBare\nOther = x', ['1 []Key=value', '2 []Bare=undefined', '3 []Other=x']],
  ['an empty value', SYSTEMD, 'A=', ['1 []A=']],
  ['neither', SYSTEMD, '[s]\nwhat is this\n=1', ['2! neither a setting nor a section', '3! no key']],
])('%s', (_, grammar, text, expected) => {
  expect(read(text, grammar).map((line) => line.replace('] ', ']'))).toEqual(expected);
});

test('a hundred thousand lines that all go on take no time worth speaking of', () => {
  const start = process.cpuUsage();
  expect(parseIni('A=\\\n'.repeat(100_000), SYSTEMD)).toHaveLength(1);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(2);
});
