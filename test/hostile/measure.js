// Loaded before the program under test: notes at its end how much memory it ever held, in MB. Linux counts that per program,
// other systems with what the parent held when it started it.
import { readFileSync, writeFileSync } from 'node:fs';

function peak() {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1]) / 1024;
  } catch {
    return process.resourceUsage().maxRSS / 1024;
  }
}

process.once('exit', () => writeFileSync(process.env['MEASURE_TO'], String(peak())));
