const NAMESPACE = 'http://www.w3.org/2000/svg';
const EDGE = 12;
const LINE = 16;

/**
 * A figure of the page as one SVG file that stands by itself: its title, its drawings below one another and the meaning of its inks,
 * with the colours the page has now in place of the variables that only the page knows.
 */
export function svgFileOf(figure: HTMLElement): string {
  const drawings = [...figure.querySelectorAll<SVGSVGElement>('.canvas > svg')];
  const width = Math.max(...drawings.map((one) => one.getBoundingClientRect().width)) + 2 * EDGE;
  const style = getComputedStyle(figure);
  const root = element('svg', {
    xmlns: NAMESPACE,
    'font-family': 'sans-serif',
    'font-size': '12',
    color: style.color,
    fill: 'currentColor',
  });
  const title = figure.querySelector('figcaption h3')?.textContent ?? '';
  root.append(textElement('title', title), textElement('desc', figure.querySelector('figcaption p')?.textContent ?? ''));
  const paper = element('rect', { width: '100%', height: '100%', fill: 'var(--paper)' });
  root.append(paper);
  let top = EDGE + LINE;
  const words = width / 7;
  for (const line of wrap(title, words)) {
    root.append(textElement('text', line, { x: String(EDGE), y: String(top), 'font-size': '14', 'font-weight': 'bold' }));
    top += LINE + 2;
  }
  top = addInks(root, figure, width, top);
  for (const one of drawings) {
    const copy = one.cloneNode(true) as SVGSVGElement;
    const { width: wide, height: high } = one.getBoundingClientRect();
    for (const [name, value] of Object.entries({ x: EDGE, y: top, width: wide, height: high })) copy.setAttribute(name, String(value));
    root.append(copy);
    top += high + 4;
  }
  root.setAttribute('viewBox', `0 0 ${Math.ceil(width)} ${Math.ceil(top + EDGE)}`);
  root.setAttribute('width', String(Math.ceil(width)));
  root.setAttribute('height', String(Math.ceil(top + EDGE)));
  return withColours(new XMLSerializer().serializeToString(root), style);
}

/** The inks and their names, as many in a row as there is room for. Gives where the next thing begins. */
function addInks(root: SVGElement, figure: HTMLElement, width: number, top: number): number {
  let [left, row] = [EDGE, top];
  for (const one of figure.querySelectorAll('.key li')) {
    const name = one.textContent ?? '';
    const room = one.getBoundingClientRect().width + LINE;
    if (left > EDGE && left + room > width) [left, row] = [EDGE, row + LINE];
    const ink = element('g', { transform: `translate(${left} ${row - 10})` });
    ink.append(...[...(one.querySelector('svg')?.children ?? [])].map((part) => part.cloneNode(true)));
    root.append(ink, textElement('text', name, { x: String(left + 20), y: String(row) }));
    left += room;
  }
  return left > EDGE ? row + LINE : row;
}

/** Variables of the page's style by what they stand for. */
const withColours = (text: string, style: CSSStyleDeclaration): string =>
  text.replaceAll(/var\((--[\w-]+)\)/g, (_, name: string) => style.getPropertyValue(name).trim() || 'currentColor');

function wrap(text: string, longest: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const last = lines.at(-1) ?? '';
    if (last !== '' && last.length + word.length > longest) lines.push(word);
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`;
  }
  return lines;
}

function element(name: string, attributes: Record<string, string> = {}): SVGElement {
  const made = document.createElementNS(NAMESPACE, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  return made;
}

function textElement(name: string, text: string, attributes: Record<string, string> = {}): SVGElement {
  const made = element(name, attributes);
  made.textContent = text;
  return made;
}
