/** The end of a name that a program gave: enough to tell two apart. Hovered or copied it is whole. */
export function ShortId({ id }: { id: string }) {
  return (
    <span className="mono nowrap" title={id}>
      …{id.slice(-8)}
    </span>
  );
}
