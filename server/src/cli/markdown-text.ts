/** Markdown as text for a terminal: only the forms that descriptions use. */
import pc from 'picocolors';

/** Plain text, or text with bold and coloured parts. */
export function markdownText(markdown: string, color: boolean): string {
  const colors = pc.createColors(color);
  let fenced = false;
  const lines: string[] = [];
  for (const line of markdown.split('\n')) {
    if (/^`{3,}/.test(line)) fenced = !fenced;
    else if (fenced) lines.push(`    ${colors.cyan(line)}`);
    else lines.push(inline(line, colors));
  }
  return lines.join('\n');
}

type Colors = ReturnType<typeof pc.createColors>;

function inline(line: string, colors: Colors): string {
  return line.replace(/(`+) ?(.+?) ?\1(?!`)|\*\*(.+?)\*\*|(?<![\w\\])_((?:[^_]|\\_)+)_(?!\w)|\[([^\]]+)\]\(<?([^)>]+)>?\)|\\([\\`*_{}[\]()#+\-.!|~<>&])|&(lt|gt|amp);/g, (...match) => {
    const [, , code, bold, italic, text, target, escaped, entity] = match as (string | undefined)[];
    if (code !== undefined) return colors.cyan(code);
    if (bold !== undefined) return colors.bold(inline(bold, colors));
    if (italic !== undefined) return colors.dim(inline(italic, colors));
    if (text !== undefined) return `${inline(text, colors)} (${target ?? ''})`;
    return escaped ?? { lt: '<', gt: '>', amp: '&' }[entity ?? ''] ?? '';
  });
}
