import { useEffect } from 'react';

/** Brings the card that an address names into sight and gives it the keyboard, once it is there; what it lies folded in is opened. */
export function usePlace(id: string | undefined, isThere: boolean) {
  useEffect(() => {
    const place = id !== undefined && isThere ? document.getElementById(id) : null;
    if (!place) return;
    const fold = place.closest('details');
    if (fold) fold.open = true;
    place.scrollIntoView({ block: 'center' });
    place.focus({ preventScroll: true });
  }, [id, isThere]);
}
