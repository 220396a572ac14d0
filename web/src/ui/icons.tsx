/** Line icons, drawn on a grid of 20. */
const PATHS = {
  worklist: 'M3 5h14M3 10h14M3 15h14',
  queue: 'M4 4h12v12H4zM7 10l2 2 4-5',
  overview: 'M3 3h6v8H3zM11 3h6v5h-6zM11 10h6v7h-6zM3 13h6v4H3z',
  study: 'M11 2c-3 3 2 5 0 8s-1 5 1 8M6 3v14',
  volume: 'M10 2l7 3-7 3-7-3zM3 9l7 3 7-3M3 13l7 3 7-3',
  scan: 'M4 3h12M4 17h12M10 6v.5M10 9v.5M10 12v.5M10 14.5v.5M7 8.5v.5M13 8.5v.5M7 11.5v.5M13 11.5v.5',
  cross: 'M10 2v6M10 12v6M2 10h6M12 10h6',
  move: 'M10 2v16M2 10h16M7.5 4.5L10 2l2.5 2.5M7.5 15.5L10 18l2.5-2.5M4.5 7.5L2 10l2.5 2.5M15.5 7.5L18 10l-2.5 2.5',
  compare: 'M3 3h6v14H3zM11 3h6v14h-6',
  timeline: 'M2 15l5-6 4 3 7-8M2 18h16',
  workup: 'M3 3h4v14H3zM8 3h4v9H8zM13 3h4v6h-4z',
  course: 'M10 17s-7-4-7-9a4 4 0 0 1 7-2 4 4 0 0 1 7 2c0 5-7 9-7 9z',
  indication: 'M10 3v4M10 7l-5 4v5M10 7l5 4v5M3 16h4M13 16h4',
  settings: 'M3 6h8M15 6h2M3 14h2M9 14h8M13 4v4M7 12v4',
  person: 'M10 10a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM3 18c1-4 4-6 7-6s6 2 7 6',
  log_out: 'M8 3H4v14h4M12 6l4 4-4 4M16 10H7',
  info: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM10 9v5M10 6v.5',
  tick: 'M4 10l4 4 8-9',
  caution: 'M10 3l8 14H2zM10 8v4M10 14v.5',
  alert: 'M6 2h8l4 4v8l-4 4H6l-4-4V6zM10 6v5M10 13.5v.5',
  unknown: 'M7 7a3 3 0 1 1 4 3c-1 .5-1 1-1 2M10 15v.5',
  above: 'M10 5l6 10H4z',
  below: 'M10 15L4 5h12z',
  within: 'M10 14a4 4 0 1 0 0-8 4 4 0 0 0 0 8z',
  retry: 'M16 10a6 6 0 1 1-2-4.5M16 3v3.5h-3.5',
  close: 'M5 5l10 10M15 5L5 15',
  search: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5L18 18',
  upload: 'M10 13V3M6 7l4-4 4 4M3 14v3h14v-3',
  download: 'M10 3v10M6 9l4 4 4-4M3 14v3h14v-3',
  plus: 'M10 4v12M4 10h12',
  minus: 'M4 10h12',
  chevron: 'M7 4l6 6-6 6',
  down: 'M4 7l6 6 6-6',
  undo: 'M7 4L3 8l4 4M3 8h8a5 5 0 0 1 0 10H8',
  redo: 'M13 4l4 4-4 4M17 8H9a5 5 0 0 0 0 10h3',
  fit: 'M3 7V3h4M13 3h4v4M17 13v4h-4M7 17H3v-4',
  invert: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM10 2v16',
  magnifier: 'M9 15A6 6 0 1 0 9 3a6 6 0 0 0 0 12zM13.5 13.5L18 18M9 6v6M6 9h6',
  sun: 'M10 14a4 4 0 1 0 0-8 4 4 0 0 0 0 8zM10 1v2M10 17v2M1 10h2M17 10h2M4 4l1.5 1.5M14.5 14.5L16 16M4 16l1.5-1.5M14.5 5.5L16 4',
  moon: 'M16 12A7 7 0 1 1 8 4a6 6 0 0 0 8 8z',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  hidden: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM3 17L17 3',
  lock: 'M5 9h10v8H5zM7 9V6a3 3 0 0 1 6 0v3',
  edit: 'M4 16l1-4 8-8 3 3-8 8zM11 6l3 3',
  trash: 'M4 6h12M8 6V4h4v2M6 6l1 11h6l1-11',
  ruler: 'M3 13L13 3l4 4L7 17zM6 10l2 2M9 7l2 2M12 4l2 2',
  link: 'M8 12l4-4M7 9l-2 2a3 3 0 0 0 4 4l2-2M13 11l2-2a3 3 0 0 0-4-4L9 7',
  more: 'M10 4v.5M10 9.75v.5M10 15.5v.5',
  drag: 'M7 5v.5M7 10v.5M7 15v.5M13 5v.5M13 10v.5M13 15v.5',
  book: 'M4 4h5a2 2 0 0 1 2 2v11a2 2 0 0 0-2-2H4zM16 4h-3a2 2 0 0 0-2 2v11a2 2 0 0 1 2-2h3z',
  keyboard: 'M2 5h16v10H2zM5 8v.5M8 8v.5M11 8v.5M14 8v.5M6 12h8',
  sign: 'M3 17h14M5 13c3-8 5-8 5-3s3 3 5 0',
} as const;

export type IconName = keyof typeof PATHS;

/** An icon that says nothing by itself: a word stands beside it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path
        d={PATHS[name]}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.7"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
