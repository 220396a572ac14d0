/** To be written. */
export default function Queue() {
  return <div className="screen">Queue</div>;
}
