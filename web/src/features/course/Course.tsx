/** To be written. */
export default function Course() {
  return <div className="screen">Course</div>;
}
