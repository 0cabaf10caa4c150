def read_name(v): raise ValueError
