import type { Use } from './use.js';

/** Whether TLSv1.2 is off only because no line speaks of it, and what is on is older. */
export function leavesTls12Out(use: Use): boolean {
  return use.protocols.length > 0 && !use.isCoded('TLSv1.2') && use.get('TLSv1.2').known && !use.isOn('TLSv1.2') && !use.isOn('TLSv1.3');
}
