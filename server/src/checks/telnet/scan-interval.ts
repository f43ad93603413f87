import type { TelnetStatement } from '../../syntax/tn3270.js';
import { defineCheck } from '../check.js';
import { at, telnetIn } from './profile.js';

/** SCANINTERVAL beyond TIMEMARK (reference: telnet, SCANINTERVAL). */
export const telnetScanInterval = defineCheck({
  code: 'telnet-scan-interval',
  severity: 'information',
  summary: 'SCANINTERVAL is longer than TIMEMARK, and is lowered to it.',
  explanation: `
Every \`SCANINTERVAL\` seconds the server looks for connections without data for \`TIMEMARK\` seconds. An interval above \`TIMEMARK\` is lowered
to the value of \`TIMEMARK\`. Looked at are the two where they stand in one block.`,
  example: {
    TN3270: `
      TELNETPARMS
        PORT 23
        SCANINTERVAL ⟦3600⟧
        TIMEMARK 1800
      ENDTELNETPARMS
    `,
  },
  fixed: {
    TN3270: `
      TELNETPARMS
        PORT 23
        SCANINTERVAL 1800
        TIMEMARK 1800
      ENDTELNETPARMS
    `,
  },
  *file(context) {
    for (const { children } of telnetIn(context)?.profile.all ?? []) {
      const last = (name: string): TelnetStatement['operands'][number] | undefined => children.findLast(({ type }) => type?.name === name)?.operands[0];
      const [scan, mark] = [last('SCANINTERVAL'), last('TIMEMARK')];
      if (!scan || !mark || !/^\d{1,9}$/.test(scan.text) || !/^[1-9]\d{0,8}$/.test(mark.text) || Number(scan.text) <= Number(mark.text)) continue;
      yield {
        at: at(scan),
        message: `SCANINTERVAL is lowered to ${mark.text}, the value of TIMEMARK.`,
        related: [{ at: at(mark), message: 'TIMEMARK' }],
        fixes: () => [{ title: `Write ${mark.text}`, safe: false, edits: [{ at: at(scan), newText: mark.text }] }],
      };
    }
  },
});
