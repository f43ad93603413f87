/** The script of the policy map: lays the graph out with dagre and draws it as SVG that a keyboard can walk through. */
import * as dagre from '@dagrejs/dagre';

interface MapNode {
  readonly id: string;
  readonly kind: string;
  readonly label: string;
  readonly detail: string;
  readonly tooltip: string;
  readonly marks: readonly string[];
  readonly target?: unknown;
}

interface PolicyMap {
  readonly title: string;
  readonly nodes: readonly MapNode[];
  readonly edges: readonly { readonly from: string; readonly to: string }[];
  readonly omitted: number;
}

declare function acquireVsCodeApi(): { postMessage(message: unknown): void };

const api = acquireVsCodeApi();
const svgNamespace = 'http://www.w3.org/2000/svg';
/** Kinds of boxes from left to right. */
const columns = ['peer', 'port', 'rule', 'connection', 'environment', 'group'];
const height = 40;
const characterWidth = 7.4;

const byId = (id: string): HTMLElement => document.getElementById(id) as HTMLElement;
const css = (name: string, fallback: string): string => getComputedStyle(document.body).getPropertyValue(name).trim() || fallback;

/** Colours are written into the drawing, so that a saved picture looks as it did on the screen. */
function palette() {
  return {
    background: css('--vscode-editor-background', '#ffffff'),
    text: css('--vscode-foreground', '#333333'),
    dim: css('--vscode-descriptionForeground', '#717171'),
    line: css('--vscode-descriptionForeground', '#717171'),
    focus: css('--vscode-focusBorder', '#0078d4'),
    warning: css('--vscode-editorWarning-foreground', '#bf8803'),
    error: css('--vscode-editorError-foreground', '#e51400'),
    kinds: {
      peer: css('--vscode-charts-blue', '#1a85ff'),
      port: css('--vscode-charts-purple', '#652d90'),
      rule: css('--vscode-charts-green', '#388a34'),
      connection: css('--vscode-charts-orange', '#d18616'),
      environment: css('--vscode-charts-yellow', '#bf8803'),
      group: css('--vscode-charts-foreground', '#666666'),
    } as Record<string, string>,
    font: css('--vscode-font-family', 'sans-serif'),
  };
}

function element(name: string, attributes: Readonly<Record<string, string | number>>, text?: string): SVGElement {
  const made = document.createElementNS(svgNamespace, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  if (text !== undefined) made.textContent = text;
  return made;
}

const widthOf = (node: MapNode): number => Math.max(90, Math.ceil(Math.max(node.label.length, node.detail.length) * characterWidth) + 24);

const markWords: Record<string, string> = { shadowed: 'never matches', weak: 'weak', off: 'AT-TLS off', broken: 'in error' };

function draw(map: PolicyMap): SVGElement {
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'LR', nodesep: 14, ranksep: 70, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const node of map.nodes) graph.setNode(node.id, { width: widthOf(node), height });
  const columnOf = new Map(map.nodes.map((node) => [node.id, columns.indexOf(node.kind)]));
  // An edge over a column that a rule has nothing in is as long as the columns it passes, so that columns stay columns.
  for (const { from, to } of map.edges) graph.setEdge(from, to, { minlen: Math.max(1, (columnOf.get(to) ?? 0) - (columnOf.get(from) ?? 0)) });
  dagre.layout(graph);
  const size = graph.graph() as { width?: number; height?: number };
  const colours = palette();
  const width = Math.max(60, size.width ?? 60);
  const tall = Math.max(60, size.height ?? 60);
  const svg = element('svg', { xmlns: svgNamespace, width, height: tall, viewBox: `0 0 ${width} ${tall}`, role: 'group', 'aria-label': `Policy map of ${map.title}`, 'font-family': colours.font, 'font-size': 12 });
  svg.append(element('rect', { width: '100%', height: '100%', fill: colours.background }));
  for (const edge of map.edges) {
    const points = (graph.edge(edge.from, edge.to) as { points: { x: number; y: number }[] }).points;
    svg.append(element('path', { d: smooth(points), fill: 'none', stroke: colours.line, 'stroke-width': 1.2, 'stroke-opacity': 0.7 }));
  }
  for (const node of inReadingOrder(map.nodes, graph)) svg.append(drawNode(node, graph.node(node.id) as { x: number; y: number; width: number }, colours));
  return svg;
}

function smooth(points: readonly { x: number; y: number }[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M${first.x},${first.y}`;
  for (let i = 0; i < rest.length; i++) {
    const from = points[i] ?? first;
    const to = rest[i] ?? first;
    const middle = (from.x + to.x) / 2;
    path += ` C${middle},${from.y} ${middle},${to.y} ${to.x},${to.y}`;
  }
  return path;
}

/** Column by column, top to bottom: the order of the Tab key. */
function inReadingOrder(nodes: readonly MapNode[], graph: dagre.graphlib.Graph): MapNode[] {
  const at = (node: MapNode): { x: number; y: number } => graph.node(node.id) as { x: number; y: number };
  return [...nodes].sort((a, b) => at(a).x - at(b).x || at(a).y - at(b).y);
}

function drawNode(node: MapNode, { x, y, width }: { x: number; y: number; width: number }, colours: ReturnType<typeof palette>): SVGElement {
  const shadowed = node.marks.includes('shadowed');
  const dim = shadowed || node.marks.includes('off');
  const border = node.marks.includes('broken') ? colours.error : node.marks.includes('weak') ? colours.warning : dim ? colours.dim : (colours.kinds[node.kind] ?? colours.line);
  const words = node.marks.map((mark) => markWords[mark] ?? mark).join(', ');
  const group = element('g', { transform: `translate(${x - width / 2},${y - height / 2})`, tabindex: 0, role: node.target ? 'button' : 'img', 'aria-label': [node.label, node.detail, words].filter(Boolean).join(', '), 'data-id': node.id });
  group.append(element('title', {}, [node.tooltip, words].filter(Boolean).join('\n')));
  group.append(
    element('rect', {
      width,
      height,
      rx: node.kind === 'rule' ? 4 : 14,
      fill: colours.background,
      stroke: border,
      'stroke-width': node.marks.length > 0 ? 2.5 : 1.5,
      ...(shadowed ? { 'stroke-dasharray': '5 3' } : {}),
    }),
    element('text', { x: 12, y: 17, fill: dim ? colours.dim : colours.text, 'font-weight': 600 }, node.label),
    element('text', { x: 12, y: 32, fill: colours.dim, 'font-size': 11 }, node.detail),
  );
  const go = (): void => {
    if (node.target) api.postMessage({ kind: 'open', target: node.target });
  };
  group.addEventListener('click', go);
  group.addEventListener('keydown', (event) => key(event as KeyboardEvent, group, go));
  group.addEventListener('focus', () => group.querySelector('rect')?.setAttribute('stroke', colours.focus));
  group.addEventListener('blur', () => group.querySelector('rect')?.setAttribute('stroke', border));
  return group;
}

/** Enter and Space open the line; the arrow keys walk to the nearest box that way. */
function key(event: KeyboardEvent, group: Element, go: () => void): void {
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault();
    go();
    return;
  }
  const direction = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (!direction) return;
  event.preventDefault();
  const [dx = 0, dy = 0] = direction;
  const here = centre(group);
  const others = [...document.querySelectorAll('#map g[tabindex]')].filter((g) => g !== group);
  const ahead = others.map((g) => ({ g, c: centre(g) })).filter(({ c }) => (c.x - here.x) * dx + (c.y - here.y) * dy > 5);
  const score = (c: { x: number; y: number }): number => Math.abs(c.x - here.x) * (dx ? 1 : 4) + Math.abs(c.y - here.y) * (dy ? 1 : 4);
  ahead.sort((a, b) => score(a.c) - score(b.c));
  (ahead[0]?.g as SVGElement | undefined)?.focus();
}

function centre(group: Element): { x: number; y: number } {
  const box = group.getBoundingClientRect();
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

let shown: PolicyMap | null | undefined;

function show(map: PolicyMap | null): void {
  shown = map;
  const focused = document.activeElement?.getAttribute('data-id');
  byId('title').textContent = map ? `Policy map: ${map.title}` : 'Policy map';
  const note = byId('note');
  note.textContent = !map ? 'The stack is not there any more.' : map.nodes.length === 0 ? 'No rule fits the filter.' : map.omitted > 0 ? `${map.omitted} more rules are not drawn; the filter shows them.` : '';
  note.hidden = note.textContent === '';
  byId('map').replaceChildren(...(map && map.nodes.length > 0 ? [draw(map)] : []));
  // Who walks the map stays where they were.
  if (focused) (document.querySelector(`#map g[data-id="${CSS.escape(focused)}"]`) as SVGElement | null)?.focus();
}

window.addEventListener('message', (event: MessageEvent<{ kind: string; map: PolicyMap | null }>) => {
  if (event.data.kind === 'map') show(event.data.map);
});
// Another theme has other colours.
new MutationObserver(() => {
  if (shown) show(shown);
}).observe(document.body, { attributes: true, attributeFilter: ['class', 'data-vscode-theme-id'] });
byId('filter').addEventListener('input', (event) => api.postMessage({ kind: 'filter', text: (event.target as HTMLInputElement).value }));
byId('export').addEventListener('click', () => {
  const svg = document.querySelector('#map svg');
  if (svg) api.postMessage({ kind: 'export', svg: new XMLSerializer().serializeToString(svg) });
});
api.postMessage({ kind: 'ready' });
