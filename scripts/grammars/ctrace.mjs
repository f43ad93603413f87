// TextMate grammar of members with the options of a component trace: TRACEOPTS, and options with their operands in parentheses.
import { scopes } from './blocks.mjs';
import { captures, scoped } from './rules.mjs';

const id = 'ctrace';

/** @returns the grammar as an object */
export const ctraceGrammar = () => ({
  name: 'Component trace options',
  scopeName: 'source.ctrace',
  patterns: ['#comment', '#begin', '#option', '#text'].map((include) => ({ include })),
  repository: {
    comment: { match: '/\\*.*?(?:\\*/|$)', name: scoped('comment.block', id) },
    begin: { match: '(?i)^\\s*(TRACEOPTS)(?=\\s|$)', captures: captures({ 1: scopes.statement }, id) },
    option: {
      patterns: [
        { match: '(?i)\\b(ON|OFF|WRAP|NOWRAP)(?=[\\s)]|$)', captures: captures({ 1: scopes.word }, id) },
        {
          match: '(?i)\\b([A-Z]+)(\\()([^()\'\\s]*)(\\))?',
          captures: captures({ 1: scopes.attribute, 2: 'punctuation.section.parens.begin', 3: scopes.text, 4: 'punctuation.section.parens.end' }, id),
        },
      ],
    },
    text: { match: "'[^']*'", name: scoped('string.quoted.single', id) },
  },
});
