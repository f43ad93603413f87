/** The growth of time with size as a picture: both axes logarithmic, so that linear growth is a straight line of slope 1. */

/** @typedef {{ readonly lines: number, readonly check: number | undefined, readonly edit: number }} Row Times in milliseconds; no check where there is none. */

const size = { width: 720, height: 420, left: 80, right: 150, top: 30, bottom: 60 };
const inner = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom };
const linesFrom = 2;
const linesTo = 6;
const frame = 16;

/**
 * @param {readonly Row[]} rows
 * @returns {string} An SVG document.
 */
export function growthPlot(rows) {
  const times = rows.flatMap(({ check, edit }) => [check ?? edit, edit]);
  const low = Math.floor(Math.log10(Math.min(...times, frame)));
  const high = Math.ceil(Math.log10(Math.max(...times, frame)));
  /** @param {number} lines */
  const x = (lines) => size.left + ((Math.log10(lines) - linesFrom) / (linesTo - linesFrom)) * inner.width;
  /** @param {number} milliseconds */
  const y = (milliseconds) => size.top + inner.height - ((Math.log10(milliseconds) - low) / (high - low)) * inner.height;

  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size.width} ${size.height}" font-family="sans-serif" font-size="13" fill="#333">`,
    '<title>Time of a whole check and of an edit against the size of the policy</title>',
    `<rect width="${size.width}" height="${size.height}" fill="#fff"/>`,
  ];
  for (let power = low; power <= high; power++) parts.push(horizontal(y(10 ** power), '#ddd'), text(size.left - 8, y(10 ** power) + 4, timeLabel(10 ** power), 'end'));
  for (let power = linesFrom; power <= linesTo; power++) parts.push(text(x(10 ** power), size.top + inner.height + 20, (10 ** power).toLocaleString('en-US')));
  parts.push(text(size.left + inner.width / 2, size.height - 14, 'lines of policy'));
  parts.push(horizontal(y(frame), '#999', '4 4'), text(size.left + inner.width + 8, y(frame) + 4, 'a frame, 16 ms', 'start'));
  for (const [label, colour, of] of /** @type {const} */ ([
    ['whole check', '#1f5fa8', 'check'],
    ['one edit', '#c2571a', 'edit'],
  ])) {
    const points = rows.flatMap((row) => (row[of] === undefined ? [] : [{ x: x(row.lines), y: y(row[of]) }]));
    parts.push(`<polyline fill="none" stroke="${colour}" stroke-width="2" points="${points.map((point) => `${point.x.toFixed(1)},${point.y.toFixed(1)}`).join(' ')}"/>`);
    for (const point of points) parts.push(`<circle cx="${point.x.toFixed(1)}" cy="${point.y.toFixed(1)}" r="4" fill="${colour}"/>`);
    const last = points.at(-1);
    if (last) parts.push(`<text x="${(last.x + 10).toFixed(1)}" y="${(last.y + 4).toFixed(1)}" fill="${colour}">${label}</text>`);
  }
  return `${parts.join('\n')}\n</svg>\n`;
}

/** @param {number} y @param {string} colour */
function horizontal(y, colour, dashes = 'none') {
  return `<line x1="${size.left}" x2="${size.left + inner.width}" y1="${y.toFixed(1)}" y2="${y.toFixed(1)}" stroke="${colour}" stroke-dasharray="${dashes}"/>`;
}

/** @param {number} x @param {number} y @param {string} content */
function text(x, y, content, anchor = 'middle') {
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" text-anchor="${anchor}">${content}</text>`;
}

/** @param {number} milliseconds A power of ten. */
function timeLabel(milliseconds) {
  return milliseconds >= 1000 ? `${milliseconds / 1000} s` : `${milliseconds} ms`;
}
