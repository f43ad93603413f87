/** All that can be said of a library, as plain data, so that two libraries can be held against each other. */
import { runChecks } from '../../server/src/checks/runner.js';
import { codeLenses } from '../../server/src/features/code-lens.js';
import { documentLinks } from '../../server/src/features/navigation.js';
import { documentSymbols, foldings, workspaceSymbols } from '../../server/src/features/structure.js';
import type { Library } from '../../server/src/workspace/library.js';
import type { Span } from '../../server/src/syntax/tree.js';
import type { Model, Named } from '../../server/src/workspace/model.js';

/** What the model says of files, stacks, scopes and names. */
export function modelFacts(model: Model): unknown {
  return {
    texts: [...model.files].map(([uri, file]) => [uri, file.language, file.text]),
    trees: [...model.files].map(([uri, { tree }]) => [uri, tree.items.map((item) => item.length), [...tree.starts]]),
    roles: [...model.files.keys()].map((uri) => [uri, [...model.roles(uri)].sort()]),
    includes: model.includes.map(({ from, target, targetKnownMissing, reference }) => [from, target, targetKnownMissing, reference.role, reference.word?.text]),
    stacks: model.stacks.map(({ name, main, image }) => [name, main, image]),
    scopes: model.scopes.map(({ role, files, common, complete }) => [role, files, common, complete]),
    names: model.scopes.map((scope) => [[...model.names(scope).definedNames()].map(plain), [...model.names(scope).referredNames()].map(plain)]),
    environments: model.environments.map(({ uri, span, target }) => [uri, span, target]),
  };
}

function plain({ type, name, all }: Named<{ readonly word: Span }>): unknown {
  return [type, name, all.map(({ uri, fact: { word } }) => [uri, word.start, word.end])];
}

/** Everything: the model, the findings with their fixes, and what is drawn for whole files. */
export function libraryFacts({ model, settings }: Library): unknown {
  const findings = [...runChecks(model, settings)].map(([uri, list]) => [uri, list.map(({ fixes, ...finding }) => ({ ...finding, fixes: fixes() }))]);
  const drawn = [...model.files.values()].map((file) => {
    const context = { model, settings, file };
    return [file.uri, documentSymbols(context), foldings(context), codeLenses(context), documentLinks(context)];
  });
  return { model: modelFacts(model), findings, drawn, symbols: workspaceSymbols(model, '') };
}
