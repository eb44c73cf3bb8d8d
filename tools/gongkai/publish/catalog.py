"""The catalogue of the data for other catalogues: DCAT 3, and schema.org beside it, in JSON-LD."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from gongkai.publish.data_files import BASE, VERSION, WHOLE, DataFile, Listing
from gongkai.publish.site import Site
from gongkai.text import N_

CATALOG = "catalog.jsonld"
TITLE = N_("Open records of residential compounds")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
MEDIA_TYPES = "https://www.iana.org/assignments/media-types/"
# Written out, so that whoever reads the file has to fetch nothing.
_CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "schema": "https://schema.org/",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def catalog(site: Site, listings: Mapping[str, Listing]) -> bytes:
    """Return the catalogue as JSON-LD. Addresses are seen from its own, unless it is known where the site stands."""
    datasets = [_dataset(site, place, listing) for place, listing in sorted(listings.items())]
    found = {
        "@context": _CONTEXT,
        "@id": _address(site, CATALOG),
        "@type": "dcat:Catalog",
        "dct:title": _words(site, TITLE),
        "dct:license": {"@id": LICENCE},
        "dct:publisher": {"@type": "foaf:Agent", "foaf:name": "公开 · 小区治理公开记录"},
        "dcat:version": site.commit,
        "dcat:dataset": datasets,
    }
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode()


def _dataset(site: Site, place: str, listing: Listing) -> Mapping[str, Any]:
    inside = listing.folder.removeprefix(BASE)
    name = _words(site, TITLE) if place == WHOLE else {"@value": site.place_name(place), "@language": "zh"}
    return {
        "@id": _address(site, f"{inside}index.json"),
        "@type": ["dcat:Dataset", "schema:Dataset"],
        "dct:title": name,
        "schema:name": name,
        "dct:identifier": place or "all",
        "dct:license": {"@id": LICENCE},
        "schema:license": {"@id": LICENCE},
        "schema:version": VERSION,
        "dcat:distribution": list(_distributions(site, inside, listing)),
    }


def _distributions(site: Site, inside: str, listing: Listing) -> Iterator[Mapping[str, Any]]:
    """Yield what can be taken of a dataset; tables only of the whole: each place's index lists its own."""
    for file in listing.files:
        if not file.table or listing.place == WHOLE:
            yield _distribution(_address(site, inside + file.name), file)


def _distribution(address: str, file: DataFile) -> Mapping[str, Any]:
    media = file.media
    return {
        "@id": address,
        "@type": ["dcat:Distribution", "schema:DataDownload"],
        "dct:title": file.name,
        "dcat:downloadURL": {"@id": address},
        "schema:contentUrl": {"@id": address},
        "dcat:mediaType": {"@id": MEDIA_TYPES + media},
        "schema:encodingFormat": media,
        "dcat:byteSize": {"@value": str(file.size), "@type": "xsd:nonNegativeInteger"},
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"},
            "spdx:checksumValue": {"@value": file.sha256, "@type": "xsd:hexBinary"},
        },
    }


def _address(site: Site, inside: str) -> str:
    return f"{site.url.rstrip('/')}/{BASE}{inside}" if site.url else inside


def _words(site: Site, message: str) -> Mapping[str, str]:
    return {"@value": site.catalogue.gettext(message), "@language": site.language}
