/** A place onto which files can be dropped, and what it says while they are held over it. */
import { type DragEvent, type ReactNode, useRef, useState } from 'react';
import { Icon } from '../../ui/icons';
import { dropped, holdsFiles } from './brought';
import type { Brought } from './queue';
import './imports.css';

/** `children`, onto which files can be dropped anywhere. Without `onBrought` nothing can. */
export function DropArea({
  invitation,
  onBrought,
  children,
  className = '',
}: {
  invitation: string;
  onBrought: ((files: Brought[]) => void) | undefined;
  children: ReactNode;
  className?: string;
}) {
  const [isOver, setOver] = useState(false);
  // A child that is entered before the last one is left would end it otherwise.
  const depth = useRef(0);
  const moved = (event: DragEvent, by: number) => {
    if (!onBrought || !holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    depth.current += by;
    setOver(depth.current > 0);
  };
  const drop = (event: DragEvent) => {
    if (!onBrought || !holdsFiles(event.dataTransfer)) return;
    event.preventDefault();
    depth.current = 0;
    setOver(false);
    void dropped(event.dataTransfer).then(onBrought);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: buttons do the same by keyboard
    <div
      className={`drop-area ${className}`}
      onDragEnter={(event) => moved(event, 1)}
      onDragLeave={(event) => moved(event, -1)}
      onDragOver={(event) => moved(event, 0)}
      onDrop={drop}
    >
      {children}
      {isOver && (
        <div className="drop-over">
          <Icon name="upload" size={40} />
          <strong>{invitation}</strong>
        </div>
      )}
    </div>
  );
}
