/** How wide a part of the page is, so that a drawing fits it to the pixel. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** How wide a drawing is on a sheet of paper held upright, beside its name and its result. */
const PAPER = 440;

/** The width of the element that the reference is put on, followed as it changes; 0 before it is known. While a page is printed, that of the paper. */
export function useWidth<T extends HTMLElement>(): [RefObject<T | null>, number] {
  const measured = useRef<T>(null);
  const [width, setWidth] = useState(0);
  const isPrinting = usePrinting();
  useLayoutEffect(() => {
    const element = measured.current;
    if (!element) return;
    setWidth(Math.floor(element.clientWidth));
    const observer = new ResizeObserver(() => setWidth(Math.floor(element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  return [measured, isPrinting && width > 0 ? PAPER : width];
}

/** Whether the page is being printed: it is drawn anew before it is laid out on paper, and after. */
function usePrinting(): boolean {
  const [isPrinting, setPrinting] = useState(false);
  useEffect(() => {
    const begin = () => flushSync(() => setPrinting(true));
    const end = () => setPrinting(false);
    addEventListener('beforeprint', begin);
    addEventListener('afterprint', end);
    return () => {
      removeEventListener('beforeprint', begin);
      removeEventListener('afterprint', end);
    };
  }, []);
  return isPrinting;
}
