/** To be written. */
export default function Study() {
  return <div className="screen">Study</div>;
}
