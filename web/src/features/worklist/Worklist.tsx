/** To be written. */
export default function Worklist() {
  return <div className="screen">Worklist</div>;
}
