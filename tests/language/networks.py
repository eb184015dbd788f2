"""Small networks for tests of trainable components, and their gradients measured."""

# An encoder that is made in no time.
TOK2VEC = {
    "@architectures": "spacy.HashEmbedCNN.v2",
    "pretrained_vectors": None,
    "width": 32,
    "depth": 1,
    "embed_size": 200,
    "window_size": 1,
    "maxout_pieces": 2,
    "subword_features": True,
}


def slope(array, index, value, step=1e-3):
    """Return the change of a value with one number of an array."""
    before = array[index]
    array[index] = before + step
    above = value()
    array[index] = before - step
    below = value()
    array[index] = before
    return (above - below) / (2 * step)
