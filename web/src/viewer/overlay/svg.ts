/** Making and changing SVG elements. */

const SVG = 'http://www.w3.org/2000/svg';

/** A new SVG element with these attributes. */
export function svg<K extends keyof SVGElementTagNameMap>(
  name: K,
  attributes: Record<string, string | number> = {},
): SVGElementTagNameMap[K] {
  const element = document.createElementNS(SVG, name);
  set(element, attributes);
  return element;
}

/** Changes attributes of an element. */
export function set(element: Element, attributes: Record<string, string | number>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** A line drawn twice: a dark halo under the colour, so that it can be seen on bone as well as on black. */
export function haloed(className: string): {
  group: SVGGElement;
  move: (x0: number, y0: number, x1: number, y1: number) => void;
} {
  const group = svg('g', { class: `haloed ${className}` });
  const lines = [svg('line', { class: 'halo' }), svg('line', { class: 'stroke' })];
  group.append(...lines);
  return {
    group,
    move: (x0, y0, x1, y1) => {
      for (const line of lines) set(line, { x1: x0, y1: y0, x2: x1, y2: y1 });
    },
  };
}
