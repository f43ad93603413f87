/** What the checks of syslogd files look at. */
import { readSyslogd, type SyslogCondition, type SyslogdConfiguration, type SyslogRule } from '../../syntax/syslogd.js';
import type { Span } from '../../syntax/tree.js';
import { perFile } from '../../workspace/source-file.js';
import type { DraftFix, FileContext } from '../check.js';

/** The configuration in a file, read once for each version of it. */
export const syslogdOf = perFile((file): SyslogdConfiguration => readSyslogd(file.text));

const nothing: SyslogdConfiguration = { entries: [], rules: [], comments: [] };

/** The configuration in the file of a check; empty for files of other languages. */
export function configurationOf({ file }: FileContext): SyslogdConfiguration {
  return file.language === 'syslogd' ? syslogdOf(file) : nothing;
}

/** Every condition with its rule. */
export function* conditionsOf(context: FileContext): Generator<{ readonly rule: SyslogRule; readonly condition: SyslogCondition }> {
  for (const rule of configurationOf(context).rules) for (const condition of rule.conditions) yield { rule, condition };
}

export const place = ({ start, end }: Span): { readonly span: Span } => ({ span: { start, end } });

/** The fix that puts a text in a place. */
export function writing(title: string, span: Span, newText: string): () => readonly DraftFix[] {
  return () => [{ title, safe: false, edits: [{ at: place(span), newText }] }];
}
