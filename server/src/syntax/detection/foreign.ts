/**
 * Marks of files that are something else, however much of our languages they quote: JCL with an in-stream policy, a shell
 * script with a here-document, a Markdown page, a YAML play.
 */

/** Extensions of other file kinds; a file that bears one is never taken over. */
const foreignExtensions = new Set(
  (
    'adoc asm asmpgm bas bash bat bnd c cbl cc cfm clist cls cmd cob cobol cpp cpy cs css csv cxx diff dockerfile eml exec go gradle groovy h hbs hlasm ' +
    'hpp htm html inc ipynb j2 java jcl jenkinsfile jinja jinja2 js json json5 jsonc jsonl jsx kt less lua m mac mako md mdx mf mjs mk msg nse patch php pl ' +
    'pli plx pm proc properties ps1 py r rb rex rexec rexx rs rst rtf sas scala scss sh sql srv svg swift tcl tex tf tfvars toml ts tsv tsx vb vue xml xsd ' +
    'xsl xslt yaml yml zsh'
  ).split(' '),
);

/** Whether the extension belongs to another kind of file. */
export const isForeignExtension = (extension: string): boolean => foreignExtensions.has(extension);

const jcl = /^\/\/(?:\*|[A-Z@#$][A-Z0-9@#$]{0,7}(?:\.[A-Z@#$][A-Z0-9@#$]{0,7})?\s+(?:JOB|EXEC|DD|PROC|SET|JCLLIB|OUTPUT|IF|INCLUDE|PEND|ENDIF|CNTL)\b|\s+(?:EXEC|DD|SET|JCLLIB|INCLUDE|PEND|IF|ELSE|ENDIF)\b)/;
const anywhere = [
  jcl,
  /^\s*(?:```|~~~)/, // Markdown fence
  /^\s*#\s*include\s*[<"]/, // C
  /^[^#;'"]*<<-?\s*['"\\]?[A-Za-z_]\w*/, // here-document
  /^\s*<\/?(?:\?xml|!DOCTYPE|html|head|body|project|configuration)\b/i,
  /^[^#;]*\[[^\]]+\]\(https?:[^)]+\)/, // Markdown link
  /^\s*- \S|^---\s*$/, // YAML and other lists
  /^(?:diff --git|@@ -\d+|---\s+a\/|\+\+\+\s+b\/)/,
];
const first = [
  /^#!/,
  /^\s*[{[]/, // JSON
  /^\s*<[?!/A-Za-z][^>]*[>?]?\s*$/, // XML, HTML
  /^%YAML/,
  /^[\w.-]+:\s*(?:[|>][+-]?)?\s*$/, // YAML key that opens a block
];

/** Whether a line shows that the text is another kind of file, wherever the line stands. */
export const isSomethingElse = (lines: readonly string[]): boolean => lines.some((line) => anywhere.some((mark) => mark.test(line)));

/** Whether the first line is that of another kind of file. Logs and displays begin in any way, with a `Key:` line for example. */
export function beginsAsSomethingElse(lines: readonly string[]): boolean {
  const start = lines.find((line) => line.trim() !== '');
  return start !== undefined && first.some((mark) => mark.test(start));
}
