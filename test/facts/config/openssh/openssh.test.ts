import { describe, expect, it } from 'vitest';
import { loadDefaults } from '../../../../src/catalogue/defaults.ts';
import { configReader } from '../../../../src/facts/config/config.ts';
import type { Reading } from '../../../../src/facts/types.ts';
import { factsOf, reference, said, sourceOf } from '../../sources.ts';

const defaults = await loadDefaults(['openssh']);

/** Files by path; the version is 9.2 unless there is to be none. */
function readFiles(files: Readonly<Record<string, string>>, version: string | undefined = '9.2'): Promise<Reading> {
  const sources = Object.entries(files).map(([path, text]) => sourceOf(path, text));
  const params = { product: 'openssh' as const, ...(version === '' ? {} : { version }) };
  return configReader.read(sources, params, { ...reference, defaults });
}

/** Values of settings, by context number and keyword. */
async function settings(files: Readonly<Record<string, string>>, ...wanted: readonly string[]): Promise<unknown[]> {
  const facts = factsOf(await readFiles(files));
  return wanted.map((path) => said(facts[`openssh.contexts.${path.replace('.', '.settings.')}`]));
}

const one = (text: string) => ({ sshd_config: text });

describe('sshd_config', () => {
  it.each<readonly [string, string, string, unknown]>([
    ['a value that is written', 'PermitRootLogin no', 'permitrootlogin', 'no'],
    ['the first one counts', 'PermitRootLogin no\nPermitRootLogin yes', 'permitrootlogin', 'no'],
    ['whatever the case, with = and white space', '  permitROOTlogin = NO', 'permitrootlogin', 'no'],
    ['behind it a comment', 'PermitRootLogin no # for now', 'permitrootlogin', 'no'],
    ['in quotes', 'Banner "/etc/issue net"', 'banner', '/etc/issue net'],
    ['the default of the version', '# nothing', 'permitrootlogin', 'prohibit-password'],
    ['an older word for it', 'PermitRootLogin without-password', 'permitrootlogin', 'prohibit-password'],
    ['an older name of it', 'ChallengeResponseAuthentication no', 'kbdinteractiveauthentication', 'no'],
    ['a time', 'LoginGraceTime 2m', 'logingracetime', 'PT120S'],
    ['a number', 'MaxAuthTries 3', 'maxauthtries', 3],
    ['the last one of these counts', 'MaxStartups 10:30:60\nMaxStartups 5', 'maxstartups', '5:30:5'],
    ['two names of one level', 'LogLevel SILENT', 'loglevel', 'quiet'],
    ['lines that add up', 'AllowUsers a b\nAllowUsers C', 'allowusers', ['a', 'b', 'C']],
    ['a list', 'MACs hmac-sha2-256,hmac-sha2-512', 'macs', ['hmac-sha2-256', 'hmac-sha2-512']],
    ['a template', 'PermitRootLogin {{ root }}', 'permitrootlogin', '<templated>'],
    ['a keyword nobody knows a default of', 'x yes', 'trustedforest', undefined],
    ['a keyword that sshd does not know', 'x yes', 'x', '<unparsed>'],
    ['a word that sshd does not know', 'PermitRootLogin maybe', 'permitrootlogin', '<unparsed>'],
    ['no time to wait for', 'LoginGraceTime 0', 'logingracetime', 'unlimited'],
    ['a path as it is written', 'RevokedKeys /etc/ssh/Revoked', 'revokedkeys', '/etc/ssh/Revoked'],
    ['quotes inside a word', 'Banner /etc/"issue net"', 'banner', '/etc/issue net'],
    ['the first line of variables', 'SetEnv A=1 B=2\nSetEnv C=3', 'setenv', ['A=1', 'B=2']],
  ])('%s', async (_, text, keyword, expected) => {
    expect(await settings(one(text), `0.${keyword}`)).toEqual([expected]);
  });

  it('lists that are changed start from the list of the version', async () => {
    const [plus] = await settings(one('Ciphers +aes128-cbc'), '0.ciphers');
    const [minus] = await settings(one('MACs -*sha1*,umac-64*'), '0.macs');
    const [head] = await settings(one('MACs ^hmac-sha2-512'), '0.macs');
    expect(plus).toContain('aes128-cbc');
    expect(plus).toContain('aes256-gcm@openssh.com');
    expect(minus).toEqual([
      'umac-128-etm@openssh.com',
      'hmac-sha2-256-etm@openssh.com',
      'hmac-sha2-512-etm@openssh.com',
      'umac-128@openssh.com',
      'hmac-sha2-256',
      'hmac-sha2-512',
    ]);
    expect((head as readonly string[]).slice(0, 2)).toEqual(['hmac-sha2-512', 'umac-64-etm@openssh.com']);
  });

  it('a value points at its line and its condition', async () => {
    const facts = factsOf(await readFiles(one('# first\nMatch User a\n  X11Forwarding yes')));
    expect(facts['openssh.contexts.1.settings.x11forwarding']).toMatchObject({
      value: 'yes',
      origin: 'explicit',
      at: { file: 'sshd_config', line: 3, scope: 'Match User a' },
    });
    expect(facts['openssh.contexts.0.settings.x11forwarding']).toMatchObject({
      value: 'no',
      origin: 'default',
      at: { file: 'sshd_config', scope: 'everybody' },
    });
  });
});

describe('Match', () => {
  it('counts before what holds for everybody, and leaves the rest', async () => {
    const text = 'PermitRootLogin no\nX11Forwarding no\nMatch Address 10.0.0.0/8\n  PermitRootLogin yes';
    expect(await settings(one(text), '0.permitrootlogin', '1.permitrootlogin', '1.x11forwarding')).toEqual([
      'no',
      'yes',
      'no',
    ]);
  });

  it('all: what it sets is what everybody gets', async () => {
    const text = 'PermitRootLogin yes\nMatch all\n  PermitRootLogin no';
    expect(await settings(one(text), '0.permitrootlogin', '1.permitrootlogin')).toEqual(['no', undefined]);
  });

  it('all: before or behind another, the first of the blocks that count decides', async () => {
    const all = 'Match all\n  PermitRootLogin no\n';
    const user = 'Match User a\n  PermitRootLogin yes\n';
    expect(await settings(one(all + user), '0.permitrootlogin', '1.permitrootlogin')).toEqual(['no', 'no']);
    expect(await settings(one(user + all), '0.permitrootlogin', '1.permitrootlogin')).toEqual(['no', 'yes']);
  });

  it('all within all is everybody still', async () => {
    const files = {
      'etc/ssh/sshd_config': 'MaxAuthTries 3\nMatch all\nInclude /etc/ssh/a.conf',
      'etc/ssh/a.conf': 'Match User a\nMatch all\n  MaxAuthTries 8',
    };
    expect(await settings(files, '0.maxauthtries')).toEqual([8]);
  });

  it('adds up who is let in over the blocks that count, and leaves the rest behind', async () => {
    const text = 'AllowUsers x\nMatch all\n  AllowUsers a\nMatch Address 10.0.0.0/8\n  AllowUsers b';
    expect(await settings(one(text), '0.allowusers', '1.allowusers')).toEqual([['a'], ['a', 'b']]);
  });

  it('with a template for a condition may hold for everybody', async () => {
    const text = 'PermitRootLogin no\nMatch User {{ user }}\n  PermitRootLogin yes';
    expect(await settings(one(text), '0.permitrootlogin', '1.permitrootlogin')).toEqual(['<templated>', 'yes']);
  });

  it('in an included file ends with that file', async () => {
    const files = {
      'etc/ssh/sshd_config': 'Include /etc/ssh/sshd_config.d/*.conf\nPermitRootLogin no',
      'etc/ssh/sshd_config.d/10.conf': 'Match User a\n  PermitRootLogin yes',
    };
    expect(await settings(files, '0.permitrootlogin', '1.permitrootlogin')).toEqual(['no', 'yes']);
  });
});

describe('Include', () => {
  const main = 'X11Forwarding no\nInclude /etc/ssh/sshd_config.d/*.conf\nPermitRootLogin no\n';

  it('stands where it is: the first value counts', async () => {
    const files = {
      'etc/ssh/sshd_config': main,
      'etc/ssh/sshd_config.d/20.conf': 'PermitRootLogin prohibit-password\nX11Forwarding yes',
      'etc/ssh/sshd_config.d/10.conf': 'PermitRootLogin yes',
    };
    expect(await settings(files, '0.permitrootlogin', '0.x11forwarding')).toEqual(['yes', 'no']);
  });

  it('that is missing may hold anything that was not set before it', async () => {
    const reading = await readFiles({ 'etc/ssh/sshd_config': main });
    const facts = factsOf(reading);
    expect(said(facts['openssh.contexts.0.settings.x11forwarding'])).toBe('no');
    expect(facts['openssh.contexts.0.settings.permitrootlogin']).toMatchObject({ origin: 'unparsed', at: { line: 2 } });
    expect(said(facts['openssh.contexts.0.settings.permitemptypasswords'])).toBe('<unparsed>');
    expect(reading.status === 'read' && reading.facts.complete).toBe(false);
  });

  it('that is missing may hold the line of which the last one counts', async () => {
    const facts = factsOf(await readFiles({ 'etc/ssh/sshd_config': `MaxStartups 5\n${main}` }));
    expect(said(facts['openssh.contexts.0.settings.maxstartups'])).toBe('<unparsed>');
  });

  it('of an empty folder that was there holds nothing', async () => {
    const reading = await readFiles({ 'etc/ssh/sshd_config': main, '@folders': 'etc/ssh/sshd_config.d\n' });
    expect(said(factsOf(reading)['openssh.contexts.0.settings.permitrootlogin'])).toBe('no');
    expect(reading.status === 'read' && reading.facts.complete).toBe(true);
  });

  it('of itself ends', async () => {
    const files = { 'etc/ssh/sshd_config': 'Include /etc/ssh/sshd_config\n' };
    expect(await readFiles(files)).toMatchObject({ status: 'unreadable', code: 'too-deep' });
  });
});

describe('what nobody can know', () => {
  it('a template statement makes everything depend on it', async () => {
    const reading = await readFiles(one('{% if root %}\nPermitRootLogin yes\n{% endif %}\nX11Forwarding no'));
    expect(said(factsOf(reading)['openssh.contexts.0.settings.x11forwarding'])).toBe('<templated>');
    expect(reading.status === 'read' && reading.facts.complete).toBe(false);
  });

  it('a quote that stays open is no configuration', async () => {
    expect(await readFiles(one('Banner "x'))).toMatchObject({ status: 'unreadable', code: 'syntax', at: { line: 1 } });
  });

  it('a hundred thousand lines are read in time', async () => {
    const began = performance.now();
    const reading = await readFiles(one('AllowUsers a\n'.repeat(100_000)));
    expect(reading.status).toBe('read');
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('topics', () => {
  it.each([
    ['any', false],
    ['publickey,keyboard-interactive', true],
    ['publickey,password password', false],
    ['publickey,publickey', false],
    ['publickey,keyboard-interactive:pam publickey,password', true],
    ['password,keyboard-interactive', '<unparsed>'],
    ['publickey,hostbased', '<unparsed>'],
    ['publickey,hostbased password', false],
  ])('two factors with AuthenticationMethods %s: %s', async (methods, expected) => {
    const facts = factsOf(await readFiles(one(`AuthenticationMethods ${methods}`)));
    expect(said(facts['auth.0.mfaEnforced'])).toBe(expected);
  });

  it('sockets, with who can reach them', async () => {
    const facts = factsOf(
      await readFiles(one('Port 22\nPort 2222\nListenAddress 127.0.0.1\nListenAddress [2001:db8::1]:22')),
    );
    const sockets = [0, 1, 2, 3].map((n) =>
      ['address', 'port', 'exposure'].map((field) => said(facts[`listener.${n}.${field}`])),
    );
    expect(sockets).toEqual([
      ['127.0.0.1', 22, 'loopback'],
      ['127.0.0.1', 2222, 'loopback'],
      ['2001:db8::1', 22, 'public'],
      [undefined, undefined, undefined],
    ]);
  });

  it('sockets on every address, and of a routing domain', async () => {
    const exposures = async (text: string) => {
      const facts = factsOf(await readFiles(one(text)));
      return [0, 1].map((n) => said(facts[`listener.${n}.address`]));
    };
    expect(await exposures('Port 22')).toEqual(['0.0.0.0', '::']);
    expect(await exposures('AddressFamily inet')).toEqual(['0.0.0.0', undefined]);
    expect(await exposures('ListenAddress 10.0.0.1 rdomain blue')).toEqual(['10.0.0.1', undefined]);
  });

  it('limits for everybody and for each Match', async () => {
    const facts = factsOf(await readFiles(one('MaxAuthTries 3\nMatch User a\n  MaxAuthTries 9')));
    expect([said(facts['limit.0.value']), said(facts['limit.2.value'])]).toEqual([3, 9]);
  });

  it('a DEBUG level may write down what passes by', async () => {
    const facts = factsOf(await readFiles(one('LogLevel DEBUG2')));
    expect([said(facts['log.0.level']), said(facts['log.0.secrets'])]).toEqual(['debug2', true]);
  });
});

it('what sshd -T prints is observed, and held against the files', async () => {
  const printed =
    'port 22\naddressfamily any\nlogingracetime 120\npermitrootlogin yes\nciphers aes256-ctr\nx11forwarding no\n';
  const facts = factsOf(
    await readFiles({
      sshd_config: 'PermitRootLogin no\nX11Forwarding no\nCiphers aes256-ctr',
      '@dump/sshd-T.txt': printed,
    }),
  );
  expect(facts['openssh.contexts.0.settings.permitrootlogin']).toMatchObject({
    value: 'yes',
    origin: 'observed',
    at: { file: '@dump/sshd-T.txt', line: 4 },
  });
  expect([0, 1].map((n) => said(facts[`drift.${n}.path`]))).toEqual([
    'openssh.contexts.0.settings.permitrootlogin',
    undefined,
  ]);
  expect(said(facts['drift.0.file'])).toBe('no');
});

describe('what sshd -T prints', () => {
  const printed = 'port 22\naddressfamily any\nlogingracetime 120\npermitrootlogin no\nciphers aes256-ctr\n';

  it('does not say what it does for whom a Match names: alone it is not complete', async () => {
    const reading = await readFiles({ '@dump/sshd-T.txt': printed });
    expect(reading.status === 'read' && reading.facts.complete).toBe(false);
  });

  it('leaves the Match blocks of the files standing', async () => {
    const files = {
      sshd_config: 'PermitRootLogin no\nMatch User a\n  PermitRootLogin yes',
      '@dump/sshd-T.txt': printed,
    };
    const reading = await readFiles(files);
    const facts = factsOf(reading);
    expect(facts['openssh.contexts.0.settings.permitrootlogin']).toMatchObject({ value: 'no', origin: 'observed' });
    expect(facts['openssh.contexts.1.settings.permitrootlogin']).toMatchObject({ value: 'yes', origin: 'explicit' });
    expect(said(facts['auth.1.scope'])).toBe('Match User a');
    expect(reading.status === 'read' && reading.facts.complete).toBe(true);
  });

  it('for one connection says nothing about the others', async () => {
    expect(await readFiles({ '@dump/sshd-T-C.txt': printed })).toMatchObject({ code: 'unsupported' });
  });
});
