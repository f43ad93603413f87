/** A prediction for people: the result, the reason, the change with its lines, and how it came about. */
import pc from 'picocolors';
import { returnCode } from '../catalog/index.js';
import { changeFor, cipherText, groupText, signatureText, type PartnerProfile, type Prediction, type TextEdit } from '../policy/handshake/index.js';
import type { Rule } from '../policy/index.js';
import type { SourceFile } from '../workspace/source-file.js';
import type { DisplayName } from './located.js';
import { LineTable } from './positions.js';
import { visible } from './terminal-text.js';

export interface PrettyPrediction {
  readonly rule: Rule;
  readonly prediction: Prediction;
  readonly partner: PartnerProfile;
  readonly is: 'client' | 'server';
  readonly files: ReadonlyMap<string, SourceFile>;
  readonly display: DisplayName;
  readonly color: boolean;
}

/** The prediction as lines of text. */
export function prettyPrediction(input: PrettyPrediction): string {
  const { rule, prediction, partner, is } = input;
  const colors = pc.createColors(input.color);
  const works = prediction.result === 'success';
  const verdict = works ? colors.green('the handshake works') : colors.red(`the handshake fails${prediction.returnCode === null ? '' : ` with return code ${prediction.returnCode}`}`);
  const lines = [`${colors.bold(visible(rule.name))} with ${visible(partner.title)} as the ${is}: ${verdict}`, ...(works ? agreement(prediction) : failure(prediction)), ...change(input)];
  lines.push(...section('How it comes about', prediction.steps), ...section('Taken for granted', prediction.assumptions));
  return `${lines.join('\n')}\n`;
}

function agreement({ protocol, cipher, group, signature }: Prediction): string[] {
  const rows: [string, string | null][] = [
    ['Protocol', protocol],
    ['Cipher', cipher && cipherText(cipher)],
    ['Group', group && groupText(group)],
    ['Signature', signature && signatureText(signature)],
  ];
  return rows.flatMap(([name, value]) => (value === null ? [] : [`  ${name.padEnd(10)} ${value}`]));
}

function failure({ why, returnCode: code, reportedBy }: Prediction): string[] {
  const meaning = code === null ? undefined : returnCode(code)?.meaning;
  const by = reportedBy === 'partner' ? '  The partner finds out first; z/OS sees its alert, or that the connection is closed.' : undefined;
  return [`  ${why}`, ...(meaning === undefined ? [] : [`  ${code}: ${meaning}`]), ...(by === undefined ? [] : [by])];
}

function change({ rule, prediction, files, display }: PrettyPrediction): string[] {
  if (prediction.result === 'success') return [];
  if (!prediction.change) return ['', 'No change of the policy alone was found that makes it work.'];
  const edits = changeFor(rule, prediction, files)?.edits ?? [];
  return ['', `Smallest change: ${prediction.change.title}.`, ...edits.flatMap((edit) => editLines(edit, files, display))];
}

/** `file:line: text`, a line for each line that is put in; `taken out` for a line that goes. */
function editLines({ uri, start, newText }: TextEdit, files: ReadonlyMap<string, SourceFile>, display: DisplayName): string[] {
  const { line } = new LineTable(files.get(uri)?.text ?? '').at(start);
  const place = (offset: number): string => `  ${visible(display(uri))}:${line + offset}:`;
  const texts = newText.split(/\r\n|\r|\n/).filter((text) => text.trim() !== '');
  return texts.length === 0 ? [`${place(0)} taken out`] : texts.map((text, offset) => `${place(offset)} ${visible(text.trim())}`);
}

function section(title: string, sentences: readonly string[]): string[] {
  return sentences.length === 0 ? [] : ['', `${title}:`, ...sentences.map((sentence) => `  - ${visible(sentence)}`)];
}
