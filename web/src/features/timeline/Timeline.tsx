/** To be written. */
export default function Timeline() {
  return <div className="screen">Timeline</div>;
}
