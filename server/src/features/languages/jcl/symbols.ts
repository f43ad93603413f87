/** Outline of a started task: its steps, and under each its DD statements. */
import { jclOperand, parseJcl, type JclStatement } from '../../../syntax/jcl.js';
import { perFile } from '../../../workspace/source-file.js';
import type { FeatureContext } from '../../context.js';
import type { DocumentSymbol } from '../../shapes.js';

const statementsOf = perFile((file) => parseJcl(file.text));

export function symbols({ file }: FeatureContext): DocumentSymbol[] {
  const steps: (DocumentSymbol & { children: DocumentSymbol[] })[] = [];
  for (const statement of statementsOf(file)) {
    const step = steps.at(-1);
    if (statement.operation === 'DD' && step) step.children.push(symbolOf(statement));
    else if (/^(?:EXEC|PROC|JOB)$/.test(statement.operation)) steps.push(symbolOf(statement));
  }
  return steps;
}

function symbolOf(statement: JclStatement): DocumentSymbol & { children: DocumentSymbol[] } {
  const { name, nameSpan, operation, operationSpan, span } = statement;
  const value = jclOperand(statement, 'PGM', 'PROC', 'DSN', 'DSNAME', 'PATH');
  return {
    name: name || operation,
    detail: [operation, value?.text ?? ''].join(' ').trim(),
    kind: 'statement',
    range: span,
    selection: name === '' ? operationSpan : nameSpan,
    children: [],
  };
}
