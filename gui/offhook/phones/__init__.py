"""What telephones and the links of other programs tell, turned into what the domain knows."""
