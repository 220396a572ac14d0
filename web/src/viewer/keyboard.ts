/** Keys of the viewer. They act while the film has the keyboard, and single letters can be turned off (WCAG 2.1.4). */

/** What a key does. */
export type Action =
  | 'zoom_in'
  | 'zoom_out'
  | 'fit'
  | 'preset_1'
  | 'preset_2'
  | 'preset_3'
  | 'preset_4'
  | 'preset_5'
  | 'window_here'
  | 'invert'
  | 'magnifier'
  | 'lens_larger'
  | 'lens_smaller'
  | 'overlay'
  | 'lock'
  | 'distance'
  | 'accept'
  | 'previous_step'
  | 'skip'
  | 'next_landmark'
  | 'previous_landmark'
  | 'remove'
  | 'undo'
  | 'redo'
  | 'cancel'
  | 'next_film'
  | 'previous_film'
  | 'help'
  | 'nudge';

/** Every key with its action, in the order of the help. */
export const KEYS: readonly { keys: string; action: Action }[] = [
  { keys: 'Enter', action: 'accept' },
  { keys: 'Shift+Enter', action: 'previous_step' },
  { keys: 'K', action: 'skip' },
  { keys: 'Tab', action: 'next_landmark' },
  { keys: 'Shift+Tab', action: 'previous_landmark' },
  { keys: '← ↑ → ↓', action: 'nudge' },
  { keys: 'Delete', action: 'remove' },
  { keys: 'Ctrl+Z', action: 'undo' },
  { keys: 'Ctrl+Shift+Z', action: 'redo' },
  { keys: 'Escape', action: 'cancel' },
  { keys: '+', action: 'zoom_in' },
  { keys: '-', action: 'zoom_out' },
  { keys: '=', action: 'fit' },
  { keys: '1', action: 'preset_1' },
  { keys: '2', action: 'preset_2' },
  { keys: '3', action: 'preset_3' },
  { keys: '4', action: 'preset_4' },
  { keys: '5', action: 'preset_5' },
  { keys: 'W', action: 'window_here' },
  { keys: 'I', action: 'invert' },
  { keys: 'M', action: 'magnifier' },
  { keys: '.', action: 'lens_larger' },
  { keys: ',', action: 'lens_smaller' },
  { keys: 'O', action: 'overlay' },
  { keys: 'L', action: 'lock' },
  { keys: 'D', action: 'distance' },
  { keys: 'PageUp', action: 'previous_film' },
  { keys: 'PageDown', action: 'next_film' },
  { keys: '?', action: 'help' },
];

/** The action of a key that was pressed; null = none of ours. */
export function actionOf(event: KeyboardEvent): Action | null {
  const control = event.ctrlKey || event.metaKey;
  if (control) {
    const key = event.key.toLowerCase();
    if (key === 'z') return event.shiftKey ? 'redo' : 'undo';
    return key === 'y' ? 'redo' : null;
  }
  if (event.key.startsWith('Arrow')) return 'nudge';
  if (event.key === 'Backspace') return 'remove';
  if (event.key === 'Enter') return event.shiftKey ? 'previous_step' : 'accept';
  if (event.key === 'Tab') return event.shiftKey ? 'previous_landmark' : 'next_landmark';
  const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
  return KEYS.find((known) => known.keys === key)?.action ?? null;
}

/** How far an arrow moves a landmark, in pixels of the film: 1, with Shift 10, with Alt a tenth. */
export function nudgeOf(event: KeyboardEvent): { x: number; y: number } {
  const far = event.shiftKey ? 10 : event.altKey ? 0.1 : 1;
  const ways: Record<string, [number, number]> = {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };
  const [x, y] = ways[event.key] ?? [0, 0];
  return { x: x * far, y: y * far };
}
