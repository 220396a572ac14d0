/** To be written. */
export default function Compare() {
  return <div className="screen">Compare</div>;
}
