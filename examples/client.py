"""python3 client.py http://127.0.0.1:8787 — compares two texts over HTTP and prints their variants."""

import json
import sys
import urllib.request


def compare(host, witnesses, **options):
    body = json.dumps({"witnesses": witnesses, "options": options}).encode()
    request = urllib.request.Request(
        host + "/v1/compare", body, {"Content-Type": "application/json"}
    )
    with urllib.request.urlopen(request) as answer:
        return json.load(answer)


if __name__ == "__main__":
    host = sys.argv[1]
    texts = {"A": "派五六个师去𠀀", "B": "派七八个师去𠀀"}
    comparison = compare(
        host,
        [{"siglum": siglum, "text": text} for siglum, text in texts.items()],
        base="A",
    )
    for segment in comparison["segments"]:
        if segment["relation"] == "variant":
            # Python strings count code points, as the offsets do.
            start, end = segment["spans"]["A"]
            readings = " / ".join(reading["text"] for reading in segment["readings"])
            print(f"{texts['A'][start:end]} [{start}, {end}): {readings} {segment['touches']}")
