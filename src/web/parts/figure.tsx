import { plot, type PlotOptions } from '@observablehq/plot';
import type { ComponentChildren } from 'preact';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { save } from './save.ts';
import { svgFileOf } from './svg-file.ts';

export type Drawing = Omit<PlotOptions, 'width' | 'style' | 'title' | 'caption' | 'figure'> & { height: number };

type Props = {
  title: string;
  /** What the picture shows, for who does not see it and for who wants it in words. */
  summary: string;
  drawings: readonly { name: string; drawing: Drawing }[];
  /** The same numbers as a table. */
  table: ComponentChildren;
  /** What stands between the title and the picture. */
  legend?: ComponentChildren;
};

/** A picture with its text and its numbers. Its height is known before it is drawn, so that nothing moves. */
export function Figure({ title, summary, drawings, table, legend }: Props) {
  const id = useId();
  const whole = useRef<HTMLElement>(null);
  const keep = (): void => {
    if (whole.current) save(`${title.replaceAll(/[^\p{L}\p{N}]+/gu, '-').slice(0, 80)}.svg`, 'image/svg+xml', svgFileOf(whole.current));
  };
  return (
    <figure ref={whole} aria-labelledby={`${id}-title`}>
      <figcaption>
        <h3 id={`${id}-title`}>{title}</h3>
        <p id={`${id}-summary`} class="quiet">
          {summary}
        </p>
      </figcaption>
      {legend}
      {drawings.map(({ name, drawing }) => (
        <Canvas key={name} name={name} describedBy={`${id}-summary`} drawing={drawing} />
      ))}
      <div class="under-picture">
        <details class="numbers">
          <summary>Numbers of this picture</summary>
          {table}
        </details>
        {drawings.length > 0 && (
          <button type="button" class="small no-print" onClick={keep} aria-label={`Save as SVG: ${title}`}>
            SVG
          </button>
        )}
      </div>
    </figure>
  );
}

/** Plot's SVG, drawn as wide as there is room. */
function Canvas({ name, describedBy, drawing }: { name: string; describedBy: string; drawing: Drawing }) {
  const place = useRef<HTMLDivElement>(null);
  const [width, setWidth] = useState(0);
  useEffect(() => {
    if (!place.current) return undefined;
    const watch = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    watch.observe(place.current);
    return () => watch.disconnect();
  }, []);
  useLayoutEffect(() => {
    if (width <= 0) return;
    const drawn = plot({ ...drawing, width });
    // The policy of the page lets in no style inside the document: Plot's few rules stand in figures.css.
    for (const style of drawn.querySelectorAll('style')) style.remove();
    // The picture is one image to who hears it: labels of its parts ("rule", "dot") would only be noise.
    for (const part of drawn.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label');
    drawn.setAttribute('role', 'img');
    drawn.setAttribute('aria-label', name);
    drawn.setAttribute('aria-describedby', describedBy);
    place.current?.replaceChildren(drawn);
  }, [drawing, width, name, describedBy]);
  return <div class="canvas" ref={place} data-height={drawing.height} />;
}
