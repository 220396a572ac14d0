/** To be written. */
export default function Workup() {
  return <div className="screen">Workup</div>;
}
