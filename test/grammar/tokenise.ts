/** Tokenises text with the grammars of the extension, as VS Code does. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';

export const root = path.resolve(import.meta.dirname, '../..');
const require = createRequire(import.meta.url);

export interface ScopedToken {
  readonly text: string;
  readonly start: number;
  /** Scopes from the grammar's own to the innermost. */
  readonly scopes: readonly string[];
}

const onigLib = oniguruma.loadWASM(readFileSync(require.resolve('vscode-oniguruma/release/onig.wasm')).buffer as ArrayBuffer).then(() => ({
  createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
  createOnigString: (text: string) => new oniguruma.OnigString(text),
}));

const registry = new textmate.Registry({
  onigLib,
  loadGrammar: async (scopeName) => {
    const file = path.join(root, 'syntaxes', `${scopeName.replace('source.', '')}.tmLanguage.json`);
    return textmate.parseRawGrammar(await readFile(file, 'utf8'), file);
  },
});

/** The tokens of each line of a text in the language of this id. */
export async function tokenise(language: string, text: string): Promise<ScopedToken[][]> {
  const grammar = await registry.loadGrammar(`source.${language}`);
  if (!grammar) throw new Error(`no grammar for ${language}`);
  let stack = textmate.INITIAL;
  return text.split(/\r?\n/).map((line) => {
    const result = grammar.tokenizeLine(line, stack);
    stack = result.ruleStack;
    return result.tokens.map((token) => ({ text: line.slice(token.startIndex, token.endIndex), start: token.startIndex, scopes: token.scopes }));
  });
}

/** The innermost scope of the first token that holds `part`, less the language behind its last dot; undefined when it is plain text. */
export async function scopeOf(language: string, text: string, part: string): Promise<string | undefined> {
  const lines = await tokenise(language, text);
  const row = text.split(/\r?\n/).findIndex((line) => line.includes(part));
  const column = (text.split(/\r?\n/)[row] ?? '').indexOf(part);
  const token = lines[row]?.find((t) => t.start <= column && column < t.start + t.text.length);
  if (!token) throw new Error(`${part} is not in the text`);
  return token.scopes.length === 1 ? undefined : token.scopes[token.scopes.length - 1]?.replace(`.${language}`, '');
}

/** Line by line: the text behind `>`, and below it what each part of it is; plain text is left out. */
export async function describeTokens(language: string, text: string): Promise<string> {
  const lines = await tokenise(language, text);
  const source = text.split(/\r?\n/);
  return lines
    .flatMap((tokens, row) => [
      `>${source[row] ?? ''}`,
      ...tokens
        .filter((token) => token.scopes.length > 1 && token.text.trim() !== '')
        .map((token) => ` ${' '.repeat(token.start)}${'^'.repeat(token.text.length)} ${token.scopes.slice(1).join(' ')}`),
    ])
    .join('\n');
}
