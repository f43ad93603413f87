/**
 * File names as Policy Agent files write them (reference: pagent-main, pathForms).
 */

/** A name behind TTLSConfig, TcpImage, PAGENT_CONFIG_FILE … */
export type FileName =
  /** `//'DSN'`, `//'DSN(MEMBER)'`; `quoted: false` for `//DSN(MEMBER)`, which gets the user ID as its first qualifier. */
  | { readonly kind: 'data-set'; readonly dataSet: string; readonly member?: string; readonly quoted: boolean }
  /** `/etc/pagent.conf` */
  | { readonly kind: 'unix'; readonly path: string }
  /** Any other form: PAGENT takes it relative to its working directory, or not at all. */
  | { readonly kind: 'other'; readonly text: string; readonly dataSet?: string; readonly member?: string };

const dataSetForm = /^([^()']+?)(?:\(([^()']+)\))?$/;

/** Reads a file name. Typographic quotes count as quotes here; the checks report them. */
export function parseFileName(text: string): FileName {
  const straight = text.replace(/[\u2018\u2019\u201a\u201b\u0060\u00b4]/g, "'");
  if (straight.startsWith('//')) {
    const rest = straight.slice(2);
    const quoted = rest.startsWith("'");
    const inner = quoted ? rest.slice(1, rest.endsWith("'") && rest.length > 1 ? -1 : undefined) : rest;
    const match = dataSetForm.exec(inner.trim());
    if (match?.[1]) return { kind: 'data-set', dataSet: match[1].toUpperCase(), member: match[2]?.toUpperCase(), quoted };
    return { kind: 'other', text };
  }
  if (straight.startsWith('/')) return { kind: 'unix', path: straight };
  const bare = straight.replace(/^'|'$/g, '');
  const match = dataSetForm.exec(bare);
  if (match?.[1] && /^[A-Za-z@#$][\w@#$-]*(\.[A-Za-z@#$][\w@#$-]*)*$/.test(match[1])) {
    return { kind: 'other', text, dataSet: match[1].toUpperCase(), member: match[2]?.toUpperCase() };
  }
  return { kind: 'other', text };
}

/** The name as a person reads it: `USER.TCPPARMS(TTLS)` or `/etc/ttls`. */
export function displayFileName(name: FileName): string {
  if (name.kind === 'unix') return name.path;
  if (name.kind === 'other') return name.text;
  return name.member ? `${name.dataSet}(${name.member})` : name.dataSet;
}
