/** Passwords that programs, images and manuals come with: that one of them is in use may be known. */
const DEFAULTS: ReadonlySet<string> = new Set([
  ...['admin', 'administrator', 'changeit', 'changeme', 'change-me', 'change_me', 'default', 'demo', 'example'],
  ...['guest', 'letmein', 'minio123', 'minioadmin', 'mysql', 'pass', 'password', 'password1', 'postgres', 'public'],
  ...['private', 'qwerty', 'rabbitmq', 'redis', 'root', 'secret', 'test', 'toor', 'user', 'welcome', 'welkom01'],
  ...[
    'wachtwoord',
    '1234',
    '12345',
    '123456',
    '12345678',
    '123456789',
    'admin123',
    'p@ssw0rd',
    'passw0rd',
    'testing123',
  ],
]);

/** Whether a secret is one that anybody would try first. */
export function isDefaultPassword(secret: string): boolean {
  return secret.length <= 16 && DEFAULTS.has(secret.toLowerCase());
}
