/** The lines above statements. */
import type { CancellationToken, CodeLens, Command } from 'vscode-languageserver';
import { codeLenses, effectiveTitle } from '../../features/code-lens.js';
import { rangeOf } from '../convert.js';
import type { Session } from '../session.js';

export function registerLenses(session: Session): void {
  const { connection } = session;
  connection.onCodeLens(({ textDocument }, token) => lenses(session, session.key(textDocument.uri), token));
  connection.onCodeLensResolve((lens) => resolved(session, lens));
  session.onSettled(() => {
    if (session.client.refreshLenses) void connection.sendRequest('workspace/codeLens/refresh').catch(() => undefined);
  });
}

async function lenses(session: Session, uri: string, token: CancellationToken): Promise<CodeLens[]> {
  const found = await session.of(uri, (context, table) =>
    codeLenses(context).map((lens): CodeLens => {
      const range = rangeOf(table, lens);
      if (lens.kind === 'note') return { range, command: { title: lens.title, command: '' } };
      // The name ends the range; references are asked for at a name.
      if (lens.kind === 'references') return { range, command: command(session, lens.title, 'tcpparms.showReferences', [session.show(uri), range.end]) };
      if (lens.title === undefined) return { range, data: { uri, rule: lens.rule } };
      return { range, command: command(session, lens.title, 'tcpparms.showEffective', [session.show(uri), lens.rule]) };
    }),
    token,
  );
  return found ?? [];
}

/** A lens whose text was left out because there are many. */
async function resolved(session: Session, lens: CodeLens): Promise<CodeLens> {
  const data = lens.data as { readonly uri?: unknown; readonly rule?: unknown } | undefined;
  if (typeof data?.uri !== 'string' || typeof data.rule !== 'string') return lens;
  const { uri, rule } = data;
  const title = await session.of(uri, (context) => effectiveTitle(context, rule));
  return { ...lens, command: command(session, title || 'The rule is not there any more', 'tcpparms.showEffective', [session.show(uri), rule]) };
}

/** Clients without our commands get the text alone. */
function command({ client }: Session, title: string, name: string, parameters: readonly unknown[]): Command {
  return { title, command: client.options.effectiveCommand ? name : '', arguments: [...parameters] };
}
