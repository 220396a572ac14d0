/** To be written. */
export default function Settings() {
  return <div className="screen">Settings</div>;
}
