import { SHA256 } from './layout.ts';

/** Whether a value that was read back is what it should be. */
export type Test = (value: unknown) => boolean;

export const isText: Test = (value) => typeof value === 'string';
export const isCount: Test = (value) => Number.isSafeInteger(value) && Number(value) >= 0;
export const isHash: Test = (value) => typeof value === 'string' && SHA256.test(value);
export const isFlag: Test = (value) => typeof value === 'boolean';
export const isObject: Test = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{3})?Z$/;

/** A moment as this program writes it: UTC. */
export const isMoment: Test = (value) => typeof value === 'string' && MOMENT.test(value);

export function listOf(test: Test): Test {
  return (value) => Array.isArray(value) && value.every(test);
}

export function mapOf(test: Test): Test {
  return (value) => isObject(value) && Object.values(value as object).every(test);
}

export function optional(test: Test): Test {
  return (value) => value === undefined || test(value);
}

/** Every key is known and every known key holds. */
export function shape(tests: Readonly<Record<string, Test>>): Test {
  return (value) => {
    if (!isObject(value)) return false;
    const held = value as Readonly<Record<string, unknown>>;
    return (
      Object.keys(held).every((key) => Object.hasOwn(tests, key)) &&
      Object.entries(tests).every(([key, test]) => test(held[key]))
    );
  };
}
