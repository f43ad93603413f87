/** What a record of a log means, and what can be done about it. */
import { returnCode, returnCodeRange } from '../catalog/index.js';
import type { LogRecord } from './records.js';

export interface Explanation {
  readonly meaning: string | undefined;
  readonly causes: readonly string[];
  readonly actions: readonly string[];
}

/** By its return code, else by its message; what neither of them tells is left out. */
export function explain({ fields: { rc }, message }: LogRecord): Explanation {
  const code = rc === undefined || Number(rc) === 0 ? undefined : returnCode(rc);
  const meaning = code?.meaning ?? (rc === undefined ? undefined : returnCodeRange(rc)?.meaning) ?? message?.meaning;
  return { meaning, causes: code?.causes ?? [], actions: code?.actions ?? message?.actions ?? [] };
}
