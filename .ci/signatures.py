#!/usr/bin/env python3
"""Makes signed copies of a PDF of ours, good and tampered, with pyHanko and OpenSSL.

    signatures.py PDF OTHER_PDF FOLDER

Keys and certificates are made anew, of nobody. FOLDER gets `buone/` (copies that hold) and
`manomesse/` (copies that do not). OTHER_PDF is another final, which somebody signed by mistake.
"""

import base64
import pathlib
import re
import subprocess
import sys

from pyhanko.pdf_utils.generic import ArrayObject, DictionaryObject, FloatObject, NameObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import fields, signers

HOLDERS = {
    "rsa": (["rsa:2048"], "/C=IT/O=Comune di Prova/CN=Anna Bianchi"),
    "p256": (["ec", "-pkeyopt", "ec_paramgen_curve:P-256"], "/C=IT/O=Comune di Prova/CN=Mario Rossi"),
    "p384": (["ec", "-pkeyopt", "ec_paramgen_curve:P-384"], "/C=IT/CN=Lucia Verdi"),
}


def openssl(*arguments):
    subprocess.run(["openssl", *map(str, arguments)], check=True, capture_output=True)


def keys(folder):
    for name, (kind, subject) in HOLDERS.items():
        openssl("req", "-x509", "-newkey", *kind, "-nodes", "-keyout", folder / f"{name}.key", "-out",
                folder / f"{name}.pem", "-days", "3650", "-subj", subject)


def cms(folder, source, target, *names, form="DER", options=("-cades",)):
    who = [part for name in names for part in ("-signer", folder / f"{name}.pem", "-inkey", folder / f"{name}.key")]
    openssl("cms", "-sign", "-binary", "-nodetach", "-in", source, *who, "-outform", form, "-out", target, *options)


def pades(folder, source, target, name, field, box=None, change=None):
    signer = signers.SimpleSigner.load(str(folder / f"{name}.key"), str(folder / f"{name}.pem"), other_certs=[])
    with open(source, "rb") as opened:
        writer = IncrementalPdfFileWriter(opened)
        if change:
            change(writer)
        spec = fields.SigFieldSpec(field, on_page=0, box=box) if box else None
        meta = signers.PdfSignatureMetadata(field_name=field, subfilter=fields.SigSeedSubFilter.PADES,
                                            md_algorithm="sha256")
        with open(target, "wb") as out:
            signers.PdfSigner(meta, signer, new_field_spec=spec).sign_pdf(writer, output=out)


def covered(writer):
    """A white note over the page: nothing of ours is changed, and the figures below are hidden."""
    page = writer.find_page_for_modification(0)[0].get_object()
    note = writer.add_object(DictionaryObject({
        NameObject("/Type"): NameObject("/Annot"), NameObject("/Subtype"): NameObject("/FreeText"),
        NameObject("/Rect"): ArrayObject([FloatObject(value) for value in (50, 50, 500, 700)]),
    }))
    page["/Annots"] = ArrayObject([*page.get("/Annots", []), note])
    writer.update_container(page)


def other_content(writer):
    page = writer.find_page_for_modification(0)[0].get_object()
    page["/Contents"] = writer.add_object(StreamObject(stream_data=b"q Q"))
    writer.update_container(page)


def base64_in_pieces(data):
    text = base64.b64encode(data).decode()
    return "\r\n".join(text[at:at + 64] for at in range(0, len(text), 64)).encode() + b"\r\n"


def indefinite(der):
    """The same envelope in BER: indefinite lengths, the content in pieces, as streaming programs write it."""
    def read(data, at):
        tag, length, at = data[at], data[at + 1], at + 2
        if length >= 0x80:
            count = length & 0x7F
            length, at = int.from_bytes(data[at:at + count], "big"), at + count
        return tag, data[at:at + length], at + length

    def parts(data):
        at = 0
        while at < len(data):
            start = at
            tag, content, at = read(data, at)
            yield tag, content, data[start:at]

    def short(tag, content):
        length = len(content)
        if length < 0x80:
            return bytes([tag, length]) + content
        digits = length.to_bytes((length.bit_length() + 7) // 8, "big")
        return bytes([tag, 0x80 | len(digits)]) + digits + content

    end = b"\0\0"
    _, whole, _ = read(der, 0)
    kind, (_, explicit, _) = list(parts(whole))
    _, signed, _ = read(explicit, 0)
    out = b""
    for index, (tag, content, raw) in enumerate(parts(signed)):
        if index != 2:
            out += raw
            continue
        (_, _, inner_kind), (_, explicit_content, _) = list(parts(content))
        _, octets, _ = read(explicit_content, 0)
        pieces = b"".join(short(4, octets[at:at + 1000]) for at in range(0, len(octets), 1000))
        out += b"\x30\x80" + inner_kind + b"\xa0\x80\x24\x80" + pieces + end * 3
    return b"\x30\x80" + kind[2] + b"\xa0\x80\x30\x80" + out + end * 3


def changed(data, at):
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1:]


def forged_range(data):
    """The stretch that is left out begins one byte earlier: what is signed is no longer the whole file."""
    found = re.search(rb"/ByteRange \[0 (\d+) (\d+) (\d+)\]", data)
    first, second, third = map(int, found.groups())
    forged = b"/ByteRange [0 %d %d %d]" % (first - 1, second, third)
    return data[:found.start()] + forged.ljust(found.end() - found.start()) + data[found.end():]


def main():
    pdf, other, folder = map(pathlib.Path, sys.argv[1:])
    good, bad = folder / "buone", folder / "manomesse"
    for made in (folder, good, bad):
        made.mkdir(parents=True, exist_ok=True)
    keys(folder)
    ours = pdf.read_bytes()

    cms(folder, pdf, good / "una.p7m", "rsa")
    cms(folder, good / "una.p7m", good / "annidata.p7m", "p256")
    cms(folder, pdf, good / "due_firmatari.p7m", "rsa", "p256")
    cms(folder, pdf, good / "senza_attributi.p7m", "p384", options=("-noattr", "-md", "sha384"))
    cms(folder, pdf, good / "testo.p7m", "p384", form="PEM", options=("-cades", "-md", "sha512"))
    cms(folder, pdf, good / "pss.p7m", "rsa", options=("-cades", "-keyopt", "rsa_padding_mode:pss"))
    (good / "base64.p7m").write_bytes(base64_in_pieces((good / "una.p7m").read_bytes()))
    (good / "ber.p7m").write_bytes(indefinite((good / "una.p7m").read_bytes()))
    pades(folder, pdf, good / "una.pdf", "rsa", "Firma1")
    pades(folder, pdf, good / "nel_campo.pdf", "rsa", "Firma")
    pades(folder, good / "una.pdf", good / "due.pdf", "p256", "Firma2", box=(50, 50, 200, 100))
    cms(folder, good / "una.pdf", good / "pades_in_cades.p7m", "p256")

    una = (good / "una.p7m").read_bytes()
    inside = una.index(ours[1000:1100]) + 50
    (bad / "un_byte.p7m").write_bytes(changed(una, inside))
    (bad / "firma_cambiata.p7m").write_bytes(changed(una, len(una) - 20))
    (bad / "tronca.p7m").write_bytes(una[:len(una) // 2])
    cms(folder, other, bad / "altra_versione.p7m", "rsa")
    pades(folder, other, bad / "altra_versione.pdf", "rsa", "Firma1")
    signed = (good / "una.pdf").read_bytes()
    (bad / "un_byte.pdf").write_bytes(changed(signed, 1000))
    (bad / "un_byte_dopo.pdf").write_bytes(changed(signed, signed.index(b"/Firma1" if b"/Firma1" in signed else b"Firma1") + 1))
    (bad / "byterange.pdf").write_bytes(forged_range(signed))
    (bad / "tronca.pdf").write_bytes(signed[:len(signed) - 700])
    (bad / "in_coda.pdf").write_bytes(signed + b"% altro\n")
    pades(folder, pdf, bad / "coperta.pdf", "rsa", "Firma1", change=covered)
    pades(folder, pdf, bad / "contenuto.pdf", "rsa", "Firma1", change=other_content)
    (bad / "senza_firma.pdf").write_bytes(ours)


if __name__ == "__main__":
    main()
