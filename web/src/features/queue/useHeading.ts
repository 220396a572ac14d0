/** Where the keyboard goes when something is decided: to the heading of what comes next. */
import { type RefObject, useEffect, useRef, useState } from 'react';

/** The heading of what is looked at, and what is called when something was decided. */
export function useHeading(): [RefObject<HTMLHeadingElement | null>, () => void] {
  const heading = useRef<HTMLHeadingElement>(null);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (turn > 0) heading.current?.focus();
  }, [turn]);
  return [heading, () => setTurn((before) => before + 1)];
}
