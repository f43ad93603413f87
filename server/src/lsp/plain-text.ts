/** Descriptions for clients that show no markdown. */

/** The words of a description without the signs of markdown: only the forms that descriptions use. */
export function plainText(markdown: string): string {
  let fenced = false;
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) fenced = !fenced;
    else lines.push(fenced ? line : inline(line));
  }
  return lines.join('\n').trim();
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&' };

/** Code, bold and italic text, links, and what was written so that it is none of these. */
const marks = /(`{1,8}) ?([^\n]{1,2000}?) ?\1(?!`)|\*\*([^*]{1,2000})\*\*|(?<![\w\\])_((?:[^_\\]|\\.){1,2000})_(?!\w)|\[([^\][]{1,2000})\]\(<?([^()<>]{1,2000})>?\)|\\([\\`*_{}[\]()#+\-.!|~<>&])|&(lt|gt|amp);/g;

function inline(line: string): string {
  return line.replace(marks, (...match) => {
    const [, , code, bold, italic, text, target, escaped, entity] = match as (string | undefined)[];
    if (code !== undefined) return code;
    if (bold !== undefined) return inline(bold);
    if (italic !== undefined) return inline(italic);
    if (text !== undefined) return `${inline(text)} (${target ?? ''})`;
    return escaped ?? entities[entity ?? ''] ?? '';
  });
}
