/** To be written. */
export default function Indication() {
  return <div className="screen">Indication</div>;
}
