/** To be written. */
export default function Overview() {
  return <div className="screen">Overview</div>;
}
