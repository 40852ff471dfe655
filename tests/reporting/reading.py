"""What a PDF says of itself, read back for the tests."""

from io import BytesIO

from pypdf import PdfReader


def read(content):
    return PdfReader(BytesIO(content))


def text(reader):
    """What the pages say, with spaces in one form and words torn at a line's end mended."""
    said = "\n".join(page.extract_text() for page in reader.pages)
    return spaced(said.replace("\u00ad\n", ""))


def spaced(said):
    """The words with one kind of space between them."""
    return " ".join(said.split())


def fonts(reader):
    found = {}
    for page in reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            name = str(inner["/BaseFont"]).lstrip("/").split("+")[-1]
            found[name] = "/FontFile2" in inner["/FontDescriptor"]
    return found


def links(reader):
    """Places inside, and addresses outside."""
    inside, outside = [], []
    for page in reader.pages:
        for annotation in page.get("/Annots", ()):
            made = annotation.get_object()
            assert made.get("/Contents"), "a link says where it leads"
            if "/A" in made and made["/A"].get("/S") == "/URI":
                outside.append(str(made["/A"]["/URI"]))
            else:
                inside.append(made)
    return inside, outside


def kinds(root):
    """The kinds of element in the tree of the document's structure."""
    roles = {
        str(k).lstrip("/"): str(v).lstrip("/")
        for k, v in root["/StructTreeRoot"].get("/RoleMap", {}).items()
    }
    found, waiting = set(), [root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop()
        if "/S" in node:
            kind = str(node["/S"]).lstrip("/")
            found |= {kind, roles.get(kind, kind)}
        children = node.get("/K", ())
        for child in children if isinstance(children, list) else [children]:
            child = child.get_object() if hasattr(child, "get_object") else child
            if isinstance(child, dict):
                waiting.append(child)
    return found


def loose(root):
    """Texts that stand in the document outside any paragraph, heading, list or table."""
    document = root["/StructTreeRoot"]["/K"]
    document = document[0] if isinstance(document, list) else document
    children = (child.get_object() for child in document.get_object()["/K"])
    return [child for child in children if isinstance(child, dict) and child.get("/S") == "/Span"]
