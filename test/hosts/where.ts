import { describe, test } from 'vitest';
import { certificateMissing } from './certificate.ts';
import { dovecotMissing } from './dovecot.ts';
import { promtoolMissing } from './promtool.ts';
import { smallDiskMissing } from './small-disk.ts';

type Suite = (name: string, tests: () => void) => void;

/** `describe` for tests that need a real Dovecot. */
export const whereDovecot = where(dovecotMissing());

/** `describe` for tests that need a certificate made. */
export const whereCertificates = where(certificateMissing());

/** `describe` for tests that need promtool, of Prometheus. */
export const wherePromtool = where(promtoolMissing());

/** `describe` for tests that need a disk of a few megabytes. Elsewhere than here this is no fault of the machine. */
export const whereSmallDisk: Suite = (name, tests) => {
  const missing = smallDiskMissing();
  if (missing === null) describe(name, tests);
  else describe.skip(`${name} (left out: ${missing})`, tests);
};

/** Skips, saying why, what this machine cannot run; but with CI=true nothing is skipped: there the machine is wrong. */
function where(missing: string | null): Suite {
  if (missing === null) return describe;
  if (process.env.CI !== 'true')
    return (name, tests) => describe.skip(`${name} (left out: ${missing})`, tests);
  return name =>
    test(name, () => {
      throw new Error(missing);
    });
}
