/** A rule as the live system displays it, and for people; every rendered line knows the lines of the configuration behind it. */
export { Rendered, type RenderedLine } from './render/lines.js';
export { type DiffRenderOptions, renderDiff, renderDiffMarkdown } from './render/diff.js';
export { type MatchRenderOptions, renderMatch } from './render/match.js';
export { renderNetstat } from './render/netstat.js';
export { renderPasearch } from './render/pasearch.js';
export { type PrettyOptions, renderPretty } from './render/pretty.js';
