/** RACF commands for a rule of a file, as a document to review. */
import { policiesOfFile } from '../code-lens.js';
import { cursorAt, type FeatureContext } from '../context.js';
import { racfCommands } from '../racf.js';
import type { Answer } from './answer.js';

/** The name of the TTLSRule in whose first line, keyword and name, the offset lies. */
export function ruleNamedAt({ file }: FeatureContext, offset: number): string | undefined {
  if (file.language !== 'pagent') return undefined;
  const cursor = cursorAt(file, offset);
  const statement = cursor?.item.statement;
  const name = statement?.args[0];
  if (!cursor || !statement || !name || statement.keyword.text.toLowerCase() !== 'ttlsrule') return undefined;
  return cursor.offset >= statement.keyword.start && cursor.offset <= name.end ? name.text : undefined;
}

/** The commands, once for each stack in which they differ; undefined when no policy of the file has the rule. */
export function racfAnswer(context: FeatureContext, name: string): Answer | undefined {
  const rules = policiesOfFile(context).flatMap((policy) => policy.rule(name) ?? []);
  if (rules.length === 0) return undefined;
  return { title: `RACF commands for ${name}`, text: [...new Set(rules.map(racfCommands))].join('\n'), links: [] };
}
